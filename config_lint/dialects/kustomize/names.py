"""What Kustomize's files are called, and its sections."""

NAMES = ("kustomization.yaml", "kustomization.yml", "Kustomization")
"""https://github.com/kubernetes-sigs/kustomize/blob/master/api/konfig/general.go"""

RESOURCES = ("resources", "bases", "components")
PATCHES = ("patches", "patchesStrategicMerge", "patchesJson6902")
GENERATORS = {"configMapGenerator": "ConfigMap", "secretGenerator": "Secret"}
