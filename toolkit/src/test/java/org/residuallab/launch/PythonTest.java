package org.residuallab.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.residuallab.setting.Setting;

class PythonTest {

  @AfterEach
  void forgets() {
    Setting.PYTHON.unset();
  }

  @Test
  void a_program_that_the_user_names_and_that_is_none_is_named_with_who_said_so() {
    Setting.PYTHON.set("/opt/typo");

    assertThatThrownBy(Python::find)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "lab.python: '/opt/typo' is no Python that starts; name a Python, 3.10 or newer");
  }

  @Test
  void the_one_that_the_user_names_is_taken() throws Exception {
    String usual = Python.find().command();
    Setting.PYTHON.set(usual);

    assertThat(Python.find().command()).isEqualTo(usual);
  }
}
