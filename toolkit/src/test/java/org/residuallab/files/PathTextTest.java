package org.residuallab.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PathTextTest {

  private static final Path HERE = Path.of("").toAbsolutePath();

  @Test
  void is_what_one_would_type_here() {
    assertThat(PathText.of(HERE.resolve("runs"))).isEqualTo("runs");
    assertThat(PathText.of(HERE.resolveSibling("other")))
        .isEqualTo(HERE.resolveSibling("other").toString());
  }

  @Test
  void is_never_empty() {
    assertThat(PathText.of(Path.of(""))).isEqualTo(HERE.toString());
  }
}
