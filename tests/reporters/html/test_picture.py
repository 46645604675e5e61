from config_lint.domain.drawing import Arrow, Drawing, Node, Said
from config_lint.reporters.html.picture import HIGH, MOST_LINES, MOST_NODES, WIDE, picture
from config_lint.values.location import Location

WEB, AUTH, STORE = Node("service", "web"), Node("service", "auth"), Node("database", "database.staging.example.com:5432/auth")


def arrow(source: Node, target: Node, *keys: str, certain: bool = True) -> Arrow:
    return Arrow(source, target, "", certain, tuple(Said(key, Location("web.env", 3, 1, 3, 9)) for key in keys))


def test_boxes_lie_inside_and_apart() -> None:
    drawn = picture(Drawing("staging", (WEB, AUTH, STORE), (arrow(WEB, AUTH, "AUTH_URL"), arrow(AUTH, STORE), arrow(WEB, STORE))))
    assert [box.node for box in drawn.boxes] == [WEB, AUTH, STORE]
    corners = [(box.x, box.y) for box in drawn.boxes]
    assert all(x > 0 and x + WIDE < drawn.width and y > 0 and y + HIGH < drawn.height for x, y in corners)
    assert len({x for x, _ in corners}) == 3
    assert len(drawn.lines) == 3
    assert drawn.boxes[2].label == "database.sta…m:5432/auth"


def test_a_line_says_what_made_it() -> None:
    drawn = picture(
        Drawing("staging", (WEB, AUTH), (arrow(WEB, AUTH, "A", "B", certain=False), arrow(WEB, AUTH, "C", "D", certain=False)))
    )
    [line] = drawn.lines
    assert line.label == "web → perhaps auth: A (web.env:3), B (web.env:3), C (web.env:3) and 1 more"
    assert not line.certain


def test_a_circle_is_drawn() -> None:
    drawn = picture(Drawing("staging", (WEB, AUTH), (arrow(WEB, AUTH), arrow(AUTH, WEB))))
    assert len(drawn.lines) == 2


def test_who_has_no_arrow_is_listed() -> None:
    drawn = picture(Drawing("staging", (WEB, AUTH), ()))
    assert (drawn.alone, drawn.boxes, drawn.left_out) == ((WEB, AUTH), (), 0)


def test_what_nobody_could_read_is_not_drawn() -> None:
    many = tuple(Node("external", str(number)) for number in range(MOST_NODES))
    drawn = picture(Drawing("staging", (WEB, *many), tuple(arrow(WEB, other) for other in many)))
    assert (drawn.boxes, drawn.lines, drawn.left_out) == ((), (), MOST_NODES + 1)
    callers = tuple(Node("service", str(number)) for number in range(50))
    dense = tuple(arrow(one, other) for one in callers[:25] for other in callers[25:])
    assert len(dense) > MOST_LINES
    assert picture(Drawing("staging", callers, dense)).left_out == 50
