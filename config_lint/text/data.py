"""Our own data files: YAML without positions."""

from typing import Any


class _Rare(Exception):
    """Something that our files do without: tags, anchors, merged keys, keys that are no scalars, more documents than one."""


def load_data(text: str) -> Any:
    """The data of one of our own YAML files: what PyYAML makes of it, from the parser's events, in half the time."""
    import yaml

    try:
        return _loaded(yaml.CSafeLoader(text))
    except _Rare:
        return yaml.load(text, Loader=yaml.CSafeLoader)


def _loaded(loader: Any) -> Any:
    from yaml import (
        DocumentStartEvent,
        MappingEndEvent,
        MappingStartEvent,
        ScalarEvent,
        ScalarNode,
        SequenceEndEvent,
        StreamEndEvent,
    )

    following, looks_like_more = loader.get_event, loader.yaml_implicit_resolvers

    def node(event: Any) -> Any:
        if getattr(event, "tag", "") is not None or event.anchor is not None:
            raise _Rare
        if event.__class__ is ScalarEvent:
            value = event.value
            if not event.implicit[0] or (value and value[0] not in looks_like_more):
                return value
            if value in ("<<", "="):
                raise _Rare
            return loader.construct_object(ScalarNode(loader.resolve(ScalarNode, value, event.implicit), value))
        if event.__class__ is MappingStartEvent:
            mapping: dict[Any, Any] = {}
            while (key := following()).__class__ is not MappingEndEvent:
                if key.__class__ is not ScalarEvent:
                    raise _Rare
                mapping[node(key)] = node(following())
            return mapping
        items: list[Any] = []
        while (item := following()).__class__ is not SequenceEndEvent:
            items.append(node(item))
        return items

    following()  # the start of the stream
    if following().__class__ is not DocumentStartEvent:
        return None
    data = node(following())
    following()  # the end of the document
    if following().__class__ is not StreamEndEvent:
        raise _Rare
    return data
