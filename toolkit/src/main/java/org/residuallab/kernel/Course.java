package org.residuallab.kernel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.VarSnippet;

/** What JShell says of the snippets of one cell after the other. */
final class Course {

  private final JShell shell;
  private final Set<String> made = new HashSet<>();
  private final List<Snippet> rejected = new ArrayList<>();
  private boolean failed;

  Course(JShell shell) {
    this.shell = shell;
    shell.onSnippetEvent(this::seen);
  }

  /** Another cell begins. */
  synchronized void begin() {
    made.clear();
    rejected.clear();
    failed = false;
  }

  private synchronized void seen(SnippetEvent event) {
    if (event.causeSnippet() != null) {
      return; // Not of this cell: it refers to something that is.
    }
    if (event.status() == Status.REJECTED) {
      rejected.add(event.snippet());
    } else if (event.exception() != null) {
      failed = true;
    } else if (event.status().isDefined() && event.snippet() instanceof VarSnippet variable) {
      made.add(variable.name());
    }
  }

  /** The variables that the cell has made. */
  synchronized Set<String> made() {
    return Set.copyOf(made);
  }

  /** What of it the compiler has refused. */
  synchronized List<Snippet> rejected() {
    return List.copyOf(rejected);
  }

  /**
   * Whether the cell has failed, was stopped, or is not whole, which is seen before anything of it
   * is evaluated.
   */
  synchronized boolean hasFailed(String code) {
    return failed || !rejected.isEmpty() || !isWhole(code);
  }

  private boolean isWhole(String code) {
    String left = Magics.without(code);
    while (!left.isBlank()) {
      CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(left);
      switch (next.completeness()) {
        case COMPLETE, COMPLETE_WITH_SEMI -> left = next.remaining();
        case CONSIDERED_INCOMPLETE, DEFINITELY_INCOMPLETE -> {
          return false;
        }
        case EMPTY, UNKNOWN -> {
          return true; // Where it is wrong, the compiler says so.
        }
      }
    }
    return true;
  }
}
