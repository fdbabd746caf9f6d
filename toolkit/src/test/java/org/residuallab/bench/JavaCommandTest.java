package org.residuallab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.residuallab.model.Precision;

class JavaCommandTest {

  @Test
  void a_java_that_was_told_to_log_does_not_log_between_the_answers() throws Exception {
    Task task = new Task("resnet-20", Mode.TRAIN, 8, 1, Precision.FLOAT32, Optional.empty());
    List<String> options =
        List.of("-Xlog:gc*", "-XX:+PrintFlagsFinal", "-XX:+PrintCommandLineFlags");
    List<String> command = new ArrayList<>(JavaCommand.of(task, "residual-lab", options));
    command.set(command.indexOf(Worker.class.getName()), "--version");

    Process java =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();

    String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said.lines().findFirst().orElseThrow()).contains(System.getProperty("java.version"));
    assertThat(said).doesNotContain("[gc", "-XX:", "MaxHeapSize");
  }
}
