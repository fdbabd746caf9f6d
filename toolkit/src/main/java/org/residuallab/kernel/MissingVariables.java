package org.residuallab.kernel;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.VarSnippet;

/**
 * Variables that no cell has made, because the one that declares them failed or was stopped. JShell
 * leaves them as null, or as what a stopped cell made of them afterwards; here they are removed.
 */
final class MissingVariables {

  private final JShell shell;
  private final Set<String> missing = new HashSet<>();
  private Map<String, VarSnippet> before = Map.of();

  MissingVariables(JShell shell) {
    this.shell = shell;
  }

  /** A cell has made that one. */
  void made(String name) {
    missing.remove(name);
  }

  /** Another cell begins. */
  void begin() {
    before = known();
  }

  /**
   * A cell has failed. A variable that it did not come to stays as an earlier cell made it.
   *
   * @param code all of it
   * @param made the variables that it had made by then
   */
  void failed(String code, Set<String> made) {
    Map<String, VarSnippet> now = known();
    for (String name : declared(code)) {
      VarSnippet variable = now.get(name);
      boolean untouched = variable != null && variable == before.get(name);
      if (!made.contains(name) && !untouched) {
        missing.add(name);
        Optional.ofNullable(variable).ifPresent(shell::drop);
      }
    }
  }

  private Map<String, VarSnippet> known() {
    return shell.variables().collect(Collectors.toMap(VarSnippet::name, each -> each));
  }

  /** Those that a snippet could not be compiled without. */
  Set<String> keeping(Snippet rejected) {
    Set<String> keeping = new TreeSet<>();
    shell
        .diagnostics(rejected)
        .filter(each -> each.getStartPosition() >= 0)
        .map(
            each ->
                rejected
                    .source()
                    .substring((int) each.getStartPosition(), (int) each.getEndPosition()))
        .filter(missing::contains)
        .forEach(keeping::add);
    return keeping;
  }

  private List<String> declared(String code) {
    Set<String> names = new TreeSet<>();
    String left = Magics.without(code);
    while (!left.isBlank()) {
      CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(left);
      String source = next.source() == null ? left : next.source();
      for (Snippet each : shell.sourceCodeAnalysis().sourceToSnippets(source)) {
        if (each instanceof VarSnippet variable) {
          names.add(variable.name());
        }
      }
      left = next.source() == null || next.remaining() == null ? "" : next.remaining();
    }
    return List.copyOf(names);
  }
}
