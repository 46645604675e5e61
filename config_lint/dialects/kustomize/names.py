"""What Kustomize's files are called, and its sections."""

NAMES = ("kustomization.yaml", "kustomization.yml", "Kustomization")
"""https://github.com/kubernetes-sigs/kustomize/blob/master/api/konfig/general.go"""

RESOURCES = ("resources", "bases", "components")
PATCHES = ("patches", "patchesStrategicMerge", "patchesJson6902")
GENERATORS = {"configMapGenerator": "ConfigMap", "secretGenerator": "Secret"}
MAKERS = ("generators", "helmCharts", "helmChartInflationGenerator")
"""Where a kustomization names programs and charts that make objects: which ones, nobody here knows.
https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/helmcharts/"""

COMPONENT = "Component"
"""The kind of a kustomization that changes what those bring in who name it."""

RENAMERS = ("namespace", "namePrefix", "nameSuffix")
"""What changes the names by which objects are known further up."""
