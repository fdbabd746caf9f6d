package org.residuallab.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SettingTest {

  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, String> environment = new HashMap<>();

  @AfterEach
  void tell_nothing_to_others() {
    Setting.DATA.unset();
  }

  @Test
  void a_property_goes_before_the_environment() {
    assertThat(told()).isEmpty();
    environment.put("LAB_JVM_OPTS", "variable");
    assertThat(told()).contains(new Told("variable", "LAB_JVM_OPTS"));
    properties.put("lab.jvm.opts", "property");
    assertThat(told()).contains(new Told("property", "lab.jvm.opts"));
  }

  @Test
  void what_is_blank_is_not_set() {
    environment.put("LAB_JVM_OPTS", "variable");
    properties.put("lab.jvm.opts", "");
    assertThat(told()).contains(new Told("variable", "LAB_JVM_OPTS"));
    environment.put("LAB_JVM_OPTS", " ");
    assertThat(told()).isEmpty();
  }

  @Test
  void a_running_process_can_change_it_and_an_argument_goes_before_that() {
    Setting.DATA.set("changed");
    assertThat(Setting.DATA.told()).contains(new Told("changed", "lab.data"));
    assertThat(Setting.DATA.told("--data", Optional.of("argument")))
        .contains(new Told("argument", "--data"));
    Setting.DATA.set("again");
    assertThat(Setting.DATA.told("--data", Optional.empty()).orElseThrow().text())
        .isEqualTo("again");
  }

  @Test
  void an_argument_that_is_there_but_empty_is_a_mistake() {
    assertThatThrownBy(() -> Setting.DATA.told("--data", Optional.of("")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--data is empty; give it a value, or leave it out");
  }

  @Test
  void a_value_that_makes_no_sense_is_answered_with_its_origin() {
    assertThat(new Told(" 12 ", "--iterations").wholeNumber()).isEqualTo(12);
    assertThatThrownBy(() -> new Told("many", "LAB_ITERATIONS").wholeNumber())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("LAB_ITERATIONS")
        .hasMessageContaining("'many'");
    assertThatThrownBy(() -> new Told("a\0b", "lab.data").path())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("lab.data is no path");
  }

  private Optional<Told> told() {
    return Setting.JVM_OPTS.told(properties::get, environment::get);
  }
}
