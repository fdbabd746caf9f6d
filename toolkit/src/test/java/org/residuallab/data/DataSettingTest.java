package org.residuallab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.setting.Setting;

class DataSettingTest {

  private static final SyntheticImages FEW = new SyntheticImages(1, 10, 10);

  @TempDir private Path folder;

  @AfterEach
  void tell_nothing_to_others() {
    Setting.DATA.unset();
  }

  @Test
  void the_flag_comes_before_what_the_process_is_told() {
    Setting.DATA.set("told");
    assertThat(DataSetting.of(Optional.of("flag")))
        .isEqualTo(new DataSetting(Optional.of(Path.of("flag")), "--data"));
  }

  @Test
  void what_the_process_is_told_comes_before_the_default() {
    Setting.DATA.set("told");
    assertThat(DataSetting.of(Optional.empty()))
        .isEqualTo(new DataSetting(Optional.of(Path.of("told")), "lab.data"));
  }

  @Test
  void an_unset_or_blank_setting_is_the_synthetic_set() throws IOException {
    assertThat(DataSetting.of(Optional.empty()).load(FEW).label()).startsWith("synthetic ");
    Setting.DATA.set(" ");
    assertThat(DataSetting.of(Optional.empty()).load(FEW).label()).startsWith("synthetic ");
  }

  @Test
  void a_folder_that_is_none_is_named_with_where_it_was_set() {
    Path missing = folder.resolve("missing");
    Setting.DATA.set(missing.toString());
    DataSetting setting = DataSetting.of(Optional.empty());
    assertThatThrownBy(() -> setting.load(FEW))
        .isInstanceOf(BadDataException.class)
        .hasMessageStartingWith("lab.data: %s is not a folder; ".formatted(missing));
  }

  @Test
  void an_empty_folder_is_never_the_synthetic_set() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThatThrownBy(() -> DataSetting.of(Optional.of(empty.toString())).load(FEW))
        .isInstanceOf(BadDataException.class)
        .hasMessage(
            "%s has no file of CIFAR-10 or CIFAR-100; get the files with: ./lab data cifar10, ./lab data cifar100",
            empty);
  }
}
