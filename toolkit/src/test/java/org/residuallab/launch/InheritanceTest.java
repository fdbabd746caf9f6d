package org.residuallab.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InheritanceTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "JJAVA_JVM_OPTS",
        "JJAVA_CLASSPATH",
        "JJAVA_STARTUP_SCRIPT",
        "IJAVA_COMPILER_OPTS",
        "CLASSPATH",
        "JUPYTER_PATH",
        "JUPYTER_TOKEN",
        "PYTHONPATH",
        "PYTHONHOME",
        "VIRTUAL_ENV",
        "PIP_USER",
        "PIP_TARGET"
      })
  void what_would_make_another_program_is_left_out(String variable) {
    assertThat(reduced(variable)).doesNotContainKey(variable);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"HOME", "PATH", "HTTPS_PROXY", "PIP_INDEX_URL", "JUPYTERLAB_SETTINGS_DIR"})
  void what_is_the_users_stays(String variable) {
    assertThat(reduced(variable)).containsEntry(variable, "set by the user");
  }

  @Test
  void python_reads_and_writes_utf_8_without_the_users_own_packages() {
    assertThat(reduced("HOME"))
        .containsEntry("PYTHONUTF8", "1")
        .containsEntry("PYTHONNOUSERSITE", "1");
  }

  private static Map<String, String> reduced(String variable) {
    Map<String, String> environment = new HashMap<>(Map.of(variable, "set by the user"));
    Inheritance.reduce(environment);
    return environment;
  }
}
