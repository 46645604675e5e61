from tests.builders import resolved


def test_items_of_lists_are_merged_by_position() -> None:
    files = {
        "appsettings.json": '{"Logging": {"LogLevel": {"Default": "Information"}}, "Hosts": ["a", "b", "c"], "None": []}',
        "appsettings.Production.json": '{"Logging": {"LogLevel": {"Web": "Debug"}}, "Hosts": ["x"]}',
    }
    options = {
        "sources": [{"path": "appsettings.json"}, {"path": "appsettings.{environment}.json"}],
        "environments": {"production": {"aliases": ["Production"]}},
    }
    found = resolved(files, options)
    [service] = found.fleet.services
    values = {setting.name: setting.value for setting in service.settings}
    assert [values[f"Hosts[{index}]"] for index in range(3)] == ["x", "b", "c"]
    assert "None" in values
    assert {layer.dialect for layer in service.layers} == {"dotnet"}
