"""What test_notebooks.py asks of the first notebooks, of the others: in a process of their own, because
one for all would be the last to end."""

from conftest import NOTEBOOKS
from test_notebooks import (  # noqa: F401
    execute,
    executed,
    test_becomes_a_script_for_jshell,
    test_draws_charts_that_show_something,
    test_names_a_kernel_that_both_implementations_answer_to,
    test_runs_without_an_error_or_a_word_on_the_error_stream,
    test_says_in_its_first_cell_what_to_load,
    test_shows_its_charts_in_jupyterlab,
    test_writes_a_report_that_needs_nothing_from_outside,
    test_writes_the_same_numbers_in_every_language,
)

EXECUTED_HERE = NOTEBOOKS[6:]
