package org.residuallab.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
            "lab.python: '/opt/typo' is no Python that starts; name a Python from 3.10 to 3.14");
  }

  @ParameterizedTest
  @CsvSource({"3.9, false", "3.10, true", "3.14, true", "3.15, false", "2.7, false", "'', false"})
  void one_is_usable_of_which_all_packages_have_a_build(String version, boolean usable) {
    assertThat(Python.isUsable(version)).isEqualTo(usable);
  }

  @Test
  void the_one_that_the_user_names_is_taken() throws Exception {
    String usual = Python.find().command();
    Setting.PYTHON.set(usual);

    assertThat(Python.find().command()).isEqualTo(usual);
  }
}
