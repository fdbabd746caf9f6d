package org.residuallab.launch;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.residuallab.setting.Setting;

class BrowserTest {

  @AfterEach
  void forgets() {
    Setting.BROWSER.unset();
  }

  @Test
  void one_that_the_user_names_and_that_is_none_is_named_with_who_said_so() {
    Setting.BROWSER.set("/opt/typo");

    assertThatThrownBy(Browser::find)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("lab.browser: /opt/typo is no program");
  }
}
