"""`livefeed compare`: the verdict on a text if another one were already known."""

from __future__ import annotations

import json
import sys
from argparse import Namespace

from livefeed.cli.opening import settings_if_any
from livefeed.cli.output import print_json, progress, show
from livefeed.cli.pairs import opened, pair_of
from livefeed.cli.status import CommandError, Status
from livefeed.cli.story import because, facts_told
from livefeed.dedup import Comparison, sketch, verdict_on
from livefeed.model import Verdict
from livefeed.render.api import fact_view
from livefeed.settings import Dedup


def do(args: Namespace) -> int:
    """Compare two files, or each pair of a file of JSON lines."""
    settings = settings_if_any(args)
    similarity = (settings.dedup if settings else Dedup()).similarity
    if args.pairs:
        if args.files:
            raise CommandError("expected two files or --pairs FILE, not both", Status.USAGE)
        return _compare_pairs(args.pairs, similarity)
    if len(args.files) != 2:
        found = f"expected two files or --pairs FILE, got {len(args.files)} files"
        raise CommandError(found, Status.USAGE)
    older, newer = map(_text_of, args.files)
    verdict, found_alike = verdict_on(
        sketch("", older), sketch("", newer), similarity=similarity, text=newer
    )
    if args.is_json:
        print_json(_as_json(verdict, found_alike))
    else:
        show(
            f"{verdict}: J = {found_alike.jaccard:.3f}, "
            f"C(A in B) = {found_alike.containment_of_older:.3f}, "
            f"C(B in A) = {found_alike.containment_of_newer:.3f}{facts_told(found_alike.facts)}\n"
            f"{because(verdict)}"
        )
    return Status.OK


def _text_of(name: str) -> str:
    with opened(name) as file:
        try:
            return file.read().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise CommandError(f"{name}: is not UTF-8, expected a text in UTF-8") from error


def _compare_pairs(name: str, similarity: float) -> int:
    """Answer each line as it comes; 1 at the end if some were not pairs."""
    status = Status.OK
    with opened(name) as file, progress("comparing", None) as shown:
        for number, line in enumerate(file, start=1):
            if not line.strip():
                continue
            try:
                older, newer, text, _ = pair_of(line)
            except ValueError as error:
                status = Status.NOTHING_DONE
                print(json.dumps({"error": f"line {number}: {error}"}, ensure_ascii=False))
            else:
                answer = _as_json(*verdict_on(older, newer, similarity=similarity, text=text))
                print(json.dumps(answer, ensure_ascii=False))
            sys.stdout.flush()
            if shown:
                shown.advance(shown.task_ids[0])
    return status


def _as_json(verdict: Verdict, found: Comparison) -> dict[str, object]:
    return {
        "verdict": verdict.value,
        "jaccard": found.jaccard,
        "containment_a_in_b": found.containment_of_older,
        "containment_b_in_a": found.containment_of_newer,
        "facts": [fact_view(fact) for fact in found.facts],
    }
