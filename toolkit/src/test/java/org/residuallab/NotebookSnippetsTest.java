package org.residuallab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cells that the pages show compile, after what setup.jshell gives; nothing is trained. */
class NotebookSnippetsTest {

  private static final Pattern FENCE = Pattern.compile("(?s)\n```\n(.*?)\n```\n");
  private static final Pattern JAVA = Pattern.compile("^(import|var|record) ");

  /** What a kernel has from the start. */
  private static final List<String> USUAL =
      List.of("java.io", "java.math", "java.net", "java.util", "java.util.stream");

  @ParameterizedTest
  @ValueSource(
      strings = {"README.md", "toolkit/RUNS.md", "toolkit/EVALUATION.md", "cluster/README.md"})
  void compile(String page) throws IOException {
    List<String> cells =
        FENCE
            .matcher(Files.readString(Surface.ROOT.resolve(page)))
            .results()
            .map(cell -> cell.group(1))
            .filter(cell -> JAVA.matcher(cell).find())
            .toList();
    assertThat(cells).isNotEmpty();
    try (JShell shell = JShell.builder().executionEngine("local").build()) {
      USUAL.forEach(name -> evaluate(shell, "import %s.*;".formatted(name)));
      Surface.imports().forEach(line -> evaluate(shell, line));
      // Null: what is called on it fails as it runs, and was compiled before.
      evaluate(shell, "Settings settings = null;");
      evaluate(shell, "LiveDisplay live() { return null; }");
      evaluate(shell, "void display(Object shown) {}");
      cells.forEach(cell -> evaluate(shell, cell));
    }
  }

  private static void evaluate(JShell shell, String cell) {
    String left = cell;
    while (!left.isBlank()) {
      CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(left);
      assertThat(next.source()).as(left).isNotNull();
      for (SnippetEvent event : shell.eval(next.source())) {
        assertThat(event.status())
            .as("%s: %s", next.source(), shell.diagnostics(event.snippet()).toList())
            .isIn(Snippet.Status.VALID, Snippet.Status.OVERWRITTEN);
      }
      left = next.remaining();
    }
  }
}
