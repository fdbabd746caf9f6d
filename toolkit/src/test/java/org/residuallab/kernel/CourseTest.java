package org.residuallab.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.VarSnippet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CourseTest {

  private final JShell shell = JShell.builder().executionEngine("local").build();
  private final Course course = new Course(shell);
  private final MissingVariables missing = new MissingVariables(shell);

  @AfterEach
  void close() {
    shell.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "int a = 1;|false",
        "int b = 2; b + 1|false",
        "int a = 1 +;|true",
        "int a = (1|true",
        "int a = 1 / 0;|true",
        "int a = 1; throw new Error()|true",
        "%classpath a/*.jar|false",
      })
  void knows_a_cell_that_fails(String code, boolean failed) {
    run(code);

    assertThat(course.hasFailed(code)).isEqualTo(failed);
  }

  @Test
  void keeps_what_an_earlier_cell_made_and_the_failed_one_did_not_come_to() {
    run("int long1 = 7;");
    run("unknown(); int long1 = 8;");

    assertThat(shell.variables().map(VarSnippet::name)).containsExactly("long1");
    run("long1 + 1");
    assertThat(course.hasFailed("long1 + 1")).isFalse();
  }

  @Test
  void removes_what_a_failed_cell_should_have_made_until_another_makes_it() {
    run("int kept = 1; int lost = 1 / 0; int never = 2;");

    assertThat(shell.variables().map(VarSnippet::name)).containsExactly("kept");
    run("kept + lost + never");
    assertThat(course.rejected()).hasSize(1);
    assertThat(missing.keeping(course.rejected().get(0))).containsExactly("lost", "never");
    run("kept + other");
    assertThat(missing.keeping(course.rejected().get(0))).isEmpty();

    run("int lost = 3;");
    run("int sum = lost + 1;");
    assertThat(course.made()).containsExactly("sum");
    assertThat(course.hasFailed("int sum = lost + 1;")).isFalse();
  }

  /** As kernels do: up to the first snippet that fails. */
  private void run(String code) {
    course.begin();
    missing.begin();
    String left = Magics.without(code);
    while (!left.isBlank()) {
      CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(left);
      String source = next.source();
      if (source == null
          || shell.eval(source).stream()
              .anyMatch(each -> each.exception() != null || !each.status().isDefined())) {
        break;
      }
      left = next.remaining();
    }
    if (course.hasFailed(code)) {
      missing.failed(code, course.made());
    }
    course.made().forEach(missing::made);
  }
}
