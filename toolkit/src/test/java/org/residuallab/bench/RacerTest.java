package org.residuallab.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
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

  @Test
  void one_that_ended_while_others_computed_is_named_with_its_status() throws Exception {
    try (Racer racer = Racer.start("shell", List.of("sh", "-c", "echo ready; exit 3"), Map.of())) {
      assertThatThrownBy(
              () -> {
                while (true) { // The first order may still find its pipe.
                  racer.seconds(1);
                }
              })
          .isInstanceOf(IOException.class)
          .hasMessage("shell ended too early, with status 3");
    }
  }
}
