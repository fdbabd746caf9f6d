package org.residuallab.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceDocumentationTest {

  private static final String SOURCE =
      """
      package a.b;
      /**
       * A pair, as in {@code Map<K, V>} and {@link #sum the sum} of {@link List#of}.
       *
       * <pre>{@code
       * new Pair(1, 2)
       * }</pre>
       *
       * @param left one of them
       */
      public record Pair(int left, int right) {
        /** None. */
        public static final Pair NONE = null;
        private static int hidden() { return 0; }
        /**
         * Both &amp; no more.
         *
         * @return their sum
         * @throws ArithmeticException if it is too large
         */
        public int sum() { return left + right; }
        /** What is inside. */
        public interface Inner { void undocumented(String name); }
      }
      class Hidden { public void seen() {} }
      """;

  @TempDir Path folder;

  @Test
  void reads_what_is_public_as_it_is_declared_and_written() throws IOException {
    Files.writeString(folder.resolve("Pair.java"), SOURCE);

    List<Entry> entries = SourceDocumentation.in(folder);

    assertThat(entries)
        .extracting(each -> each.type() + " " + each.member() + ": " + each.signature())
        .containsExactly(
            "a.b.Pair : record Pair(int left, int right)",
            "a.b.Pair left: int left()",
            "a.b.Pair right: int right()",
            "a.b.Pair NONE: Pair NONE",
            "a.b.Pair sum: int sum()",
            "a.b.Pair.Inner : interface Inner",
            "a.b.Pair.Inner undocumented: void undocumented(String name)");
    assertThat(entries.get(0).comment())
        .startsWith(
            "A pair, as in <code>Map&lt;K, V&gt;</code> and the sum of <code>List.of</code>.")
        .contains("<pre><code>\n new Pair(1, 2)\n </code></pre>")
        .endsWith("<b>left</b> one of them");
    assertThat(entries.get(1).text()).isEqualTo("one of them");
    assertThat(entries.get(4).text())
        .isEqualTo(
            "Both & no more.\nreturns: their sum\nthrows ArithmeticException: if it is too large");
    assertThat(entries.get(6).text()).isEmpty();
  }
}
