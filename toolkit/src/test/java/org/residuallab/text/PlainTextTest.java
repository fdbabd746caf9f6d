package org.residuallab.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PlainTextTest {

  @Test
  void what_a_terminal_would_obey_is_shown() {
    assertThat(PlainText.of("a\u001b[2Jb\r\u0007\u009b1m\u007f"))
        .isEqualTo("a\\u001b[2Jb\\u000d\\u0007\\u009b1m\\u007f");
    assertThat(PlainText.of("run \u202etxt.exe\u2066")).isEqualTo("run \\u202etxt.exe\\u2066");
  }

  @Test
  void what_people_write_stays() {
    String text = "3 × 112, déjà vu\n\tΣ 漢字 😀 شبكة";
    assertThat(PlainText.of(text)).isEqualTo(text);
  }

  @Property
  void no_control_is_left_and_printable_ascii_is_as_it_was(@ForAll String text) {
    String plain = PlainText.of(text);
    assertThat(plain.chars().filter(c -> Character.isISOControl(c) && c != '\n' && c != '\t'))
        .isEmpty();
    assertThat(PlainText.of(plain)).isEqualTo(plain);
  }
}
