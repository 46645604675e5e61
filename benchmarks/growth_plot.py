"""The plot of time, memory and speed over the size of the fleet."""

from collections.abc import Sequence
from pathlib import Path

from benchmarks.growth import Point, lines_of, power


def plot(points: Sequence[Point], path: Path) -> None:
    """Draws the fleet in nested YAML as SVG, all on logarithmic scales; the legend has the exponent of each line's CPU time."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    # Equal points give equal bytes, and words stay words.
    with mpl.rc_context():
        mpl.rc("svg", hashsalt="growth", fonttype="none")
        mpl.rc("font", family="sans-serif", size=9)
        figure = Figure(figsize=(12, 5.5), layout="constrained")
        time, memory, speed = figure.subplots(1, 3)
        for place, ((_, work), line) in enumerate(lines_of(point for point in points if point.fleet == "yaml").items()):
            sizes = [point.services for point in line]
            look = {"color": f"C{place}", "linestyle": ":" if work.startswith("floor") else "-", "marker": "."}
            fitted = power(line)
            time.plot(sizes, [point.run.seconds for point in line], label=f"{work}, n^{fitted:.2f}" if fitted else work, **look)
            memory.plot(sizes, [point.run.peak / 1e6 for point in line], **look)
            speed.plot(sizes, [point.settings / point.run.seconds for point in line], **look)
        for axes, title in ((time, "time, seconds"), (memory, "peak memory, MB"), (speed, "settings a second")):
            axes.set(title=title, xlabel="services in 4 environments", xscale="log", yscale="log")
            axes.grid(visible=True, which="major", linewidth=0.3)
        figure.legend(loc="outside lower center", ncols=4)
        figure.savefig(path, format="svg", metadata={"Date": None, "Creator": None})
