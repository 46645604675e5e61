"""The page as somebody opens it from disk: in Chromium, with its program and without."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from config_lint.domain.finding import Finding
from config_lint.domain.report import Report
from config_lint.reporters.html import Html
from config_lint.reporters.reporter import Display

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

FLAGS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--window-size=1200,900"),
)

RESPONSIVE = 100
"""Milliseconds in which an answer feels immediate: https://web.dev/articles/rail. A busy machine gets twenty times as long."""

Open = Callable[[Report], Any]


def _options(folder: Path, *, programs: bool) -> Any:
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or shutil.which("google-chrome") or ""
    for flag in (*FLAGS, f"--user-data-dir={folder}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    if not programs:
        options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
    return options


def _started(folder: Path, *, programs: bool) -> Any:
    driver = shutil.which("chromedriver")
    if driver is None or not _options(folder, programs=programs).binary_location:
        pytest.skip("Chromium and its driver are not installed")
    service = webdriver.ChromeService(executable_path=driver)
    return webdriver.Chrome(options=_options(folder, programs=programs), service=service)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    driver = _started(tmp_path_factory.mktemp("profile"), programs=True)
    yield driver
    driver.quit()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Open:
    def open_page(report: Report) -> Any:
        path = tmp_path / "report.html"
        path.write_text(Html().render(report, Display()), encoding="utf-8")
        browser.get(path.as_uri())
        return browser

    return open_page


def shown(browser: Any) -> list[str]:
    """The messages of the findings that are in sight."""
    script = "return [...document.querySelectorAll('.finding:not([hidden]) .what')].map((each) => each.textContent)"
    return list(browser.execute_script(script))


def choose(browser: Any, field: str, words: str) -> None:
    script = """
        const field = document.getElementById('filters').elements[arguments[0]];
        const choice = [...(field.options ?? [])].find((each) => each.text === arguments[1]);
        field.value = choice ? choice.value : arguments[1];
        field.dispatchEvent(new Event('input', {bubbles: true}));
    """
    browser.execute_script(script, field, words)


@pytest.fixture
def whole(report: Report) -> Report:
    pairs = tuple((name, service) for name in ("staging", "production") for service in ("auth", "backend", "frontend"))
    return msgspec.structs.replace(report, pairs=pairs, environments=("staging", "production"))


def test_it_opens_from_disk_without_a_complaint(opened: Open, whole: Report) -> None:
    page = opened(whole)
    assert page.get_log("browser") == []
    assert page.title == "Configuration of staging, production · config-lint"
    assert page.execute_script("return performance.getEntriesByType('resource').length") == 0
    assert page.execute_script("return document.getElementById('shown').textContent") == "All 3 are shown."


def test_filters_leave_what_fits(opened: Open, whole: Report, wrong_environment: Finding) -> None:
    page = opened(whole)
    choose(page, "severity", "warning")
    assert shown(page) == ["any site may send requests with the user's cookies"]
    choose(page, "service", "auth")
    assert shown(page) == []
    assert page.execute_script("return document.getElementById('shown').textContent") == "0 of 3 are shown."
    choose(page, "severity", "all")
    choose(page, "text", "PRODUCTION'S host")
    assert shown(page) == [wrong_environment.message]
    choose(page, "environment", "production")
    assert shown(page) == []


def test_a_cell_of_the_matrix_leads_to_its_findings(opened: Open, whole: Report) -> None:
    page = opened(whole)
    page.execute_script("document.querySelector('.matrix a[aria-label^=\"frontend in staging\"]').click()")
    assert "any site may send requests with the user's cookies" in shown(page)
    assert "a tab cannot indent YAML: use spaces" not in shown(page)
    assert page.execute_script("return location.hash") == "#findings"


def test_a_rule_is_copied_to_where_somebody_asks_for_it(opened: Open, whole: Report) -> None:
    page = opened(whole)
    page.execute_script("document.querySelector('.finding details[data-rule]').open = true")
    script = "return document.querySelector('.finding details[data-rule] .filled').textContent"
    assert WebDriverWait(page, 10).until(lambda driver: "Fix:" in driver.execute_script(script))


def test_a_link_to_a_finding_opens_it(opened: Open, whole: Report, wrong_environment: Finding) -> None:
    page = opened(whole)
    anchor = f"f-{wrong_environment.fingerprint}-1"
    script = f"return document.querySelector('#{anchor} details').open"
    page.execute_script("location.hash = arguments[0]", anchor)
    assert WebDriverWait(page, 10).until(lambda driver: driver.execute_script(script))


def test_the_keyboard_reaches_everything(opened: Open, whole: Report) -> None:
    page = opened(whole)
    reached = set()
    for _ in range(40):
        page.switch_to.active_element.send_keys(Keys.TAB)
        reached.add(page.execute_script("return document.activeElement.tagName"))
    assert {"A", "SELECT", "INPUT", "BUTTON", "SUMMARY"} <= reached


def test_a_thousand_findings_answer_at_once(opened: Open, whole: Report) -> None:
    many = tuple(
        msgspec.structs.replace(finding, occurrence=number, message=f"{finding.message} {number}")
        for number in range(334)
        for finding in whole.findings
    )
    page = opened(msgspec.structs.replace(whole, findings=many))
    script = """
        const field = document.getElementById('filters').elements.text;
        const began = performance.now();
        field.value = 'cookies 33';
        field.dispatchEvent(new Event('input', {bubbles: true}));
        document.body.offsetHeight;
        return performance.now() - began;
    """
    assert page.execute_script(script) < 20 * RESPONSIVE
    assert len(shown(page)) == 7  # 33, 133, 233, and 330 to 333


def test_without_programs_everything_is_there(tmp_path: Path, whole: Report) -> None:
    (tmp_path / "report.html").write_text(Html().render(whole, Display()), encoding="utf-8")
    driver = _started(tmp_path / "profile", programs=False)
    try:
        driver.get((tmp_path / "report.html").as_uri())
        assert not driver.find_element(By.ID, "filters").is_displayed()
        findings = driver.find_elements(By.CSS_SELECTOR, ".finding summary")
        assert len(findings) == len(whole.findings) * 2  # each has its rule's words folded inside
        assert all(found.is_displayed() for found in findings[::2])
        findings[0].click()
        assert driver.find_element(By.CSS_SELECTOR, ".finding .inside").is_displayed()
    finally:
        driver.quit()
