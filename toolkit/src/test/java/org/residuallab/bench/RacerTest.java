package org.residuallab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RacerTest {

  @Test
  void a_library_that_was_told_to_talk_does_not_talk_between_the_answers() throws Exception {
    List<String> command = List.of("sh", "-c", "echo ${ONEDNN_VERBOSE-quiet} $OMP_NUM_THREADS");
    Map<String, String> environment = Map.of("ONEDNN_VERBOSE", "1", "OMP_NUM_THREADS", "2");

    try (Racer racer = Racer.start("shell", command, environment)) {
      assertThat(racer.description()).isEqualTo("quiet 2");
    }
  }
}
