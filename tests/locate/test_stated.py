from config_lint.domain.stated import Stated
from config_lint.locate.draft import Draft, draft


def drafted(paths: list[str], *stated: Stated) -> Draft:
    found = draft(paths, paths, "shop", stated)
    assert found is not None
    return found


def rows(found: Draft) -> list[tuple[str, str, tuple[str, ...]]]:
    return list(found.sources)


def test_a_file_that_says_which_services_and_environments_there_are_is_a_source() -> None:
    helmfile = Stated("deploy/helmfile.yaml", ("dev", "prod", "eu"), shares_out=True)
    found = drafted(["deploy/helmfile.yaml", "deploy/env/dev.yaml", "deploy/env/prod.yaml"], helmfile)
    assert rows(found)[0] == ("deploy/helmfile.yaml", "", ())
    assert (found.environments, found.service) == (("dev", "prod", "eu"), "")


def test_a_file_of_one_program_is_a_source_of_it() -> None:
    found = drafted(["config/database.yml", "README.md"], Stated("config/database.yml", ("development", "production")))
    assert (rows(found), found.service) == ([("config/database.yml", "", ())], "shop")


def test_a_server_of_configuration_has_a_file_for_all_and_one_for_each() -> None:
    paths = ["shared/application.yml", "shared/orders.yml", "shared/users.yml", "shared/notes.md"]
    found = drafted(paths, Stated("shared/application.yml", ("dev", "prod", "chaos")), Stated("shared/users.yml", ("chaos",)))
    assert rows(found) == [
        ("shared/application.yml", "", ()),
        ("shared/{service}.yml", "", ("shared/application.yml",)),
    ]
    assert found.environments == ("dev", "prod")


def test_profiles_with_unusual_names_count_where_several_files_say_them_and_nothing_else_is_known() -> None:
    paths = ["application.yml", "orders.yml", "users.yml"]
    stated = [Stated("application.yml", ("docker", "chaos")), Stated("orders.yml", ("docker",)), Stated("users.yml", ("docker",))]
    assert drafted(paths, *stated).environments == ("docker",)
    assert drafted([*paths, ".env.staging", ".env.production"], *stated).environments == ("staging", "production")


def test_programs_have_their_files_in_folders_of_their_own() -> None:
    resources = "src/main/resources/application.yml"
    paths = [f"{name}/{resources}" for name in ("orders", "users")]
    assert rows(drafted(paths, Stated(paths[0], ("dev",)))) == [(f"{{service}}/{resources}", "", ())]
    assert rows(drafted(paths[:1], Stated(paths[0], ("dev", "prod")))) == [(paths[0], "", ())]


def test_compose_files_stay_where_nothing_else_names_an_environment() -> None:
    paths = ["docker-compose.yml", "docker-compose.dev.yml", "shared/application.yml", "shared/orders.yml", "shared/users.yml"]
    assert [path for path, _, _ in rows(drafted(paths))] == [
        "shared/application.yml",
        "shared/{service}.yml",
        "docker-compose.yml",
        "docker-compose.{environment}.yml",
    ]


def test_where_nothing_is_said_there_is_no_draft() -> None:
    assert draft(["a.yaml", "src/main/resources/application.yml"], [], "shop") is None


def test_what_tests_read_is_nobodys_configuration() -> None:
    paths = ["src/test/resources/application.yml", "tests/fixtures/helmfile.yaml", ".env.staging", ".env.production"]
    stated = [Stated(paths[0], ("dev",)), Stated(paths[1], ("eu",), shares_out=True)]
    assert [path for path, _, _ in rows(drafted(paths, *stated))] == [".env.{environment}"]
