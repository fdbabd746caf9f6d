package org.residuallab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSettingTest {

  private static final SyntheticImages FEW = new SyntheticImages(1, 10, 10);

  @TempDir private Path folder;

  @Test
  void the_flag_comes_before_the_environment() {
    DataSetting setting = DataSetting.of(Optional.of("flag"), Map.of("LAB_DATA", "variable"));
    assertThat(setting.folder()).contains(Path.of("flag"));
  }

  @Test
  void the_environment_comes_before_the_default() {
    DataSetting setting = DataSetting.of(Optional.empty(), Map.of("LAB_DATA", "variable"));
    assertThat(setting.folder()).contains(Path.of("variable"));
    assertThat(setting.origin()).isEqualTo("LAB_DATA");
  }

  @Test
  void an_unset_or_blank_setting_is_the_synthetic_set() throws IOException {
    for (Map<String, String> environment :
        java.util.List.of(Map.<String, String>of(), Map.of("LAB_DATA", " "))) {
      Dataset data = DataSetting.of(Optional.empty(), environment).load(FEW);
      assertThat(data.label()).startsWith("synthetic ");
    }
  }

  @Test
  void a_folder_that_is_none_is_named_with_where_it_was_set() {
    Path missing = folder.resolve("missing");
    DataSetting setting = DataSetting.of(Optional.empty(), Map.of("LAB_DATA", missing.toString()));
    assertThatThrownBy(() -> setting.load(FEW))
        .isInstanceOf(BadDataException.class)
        .hasMessageStartingWith("LAB_DATA: %s is not a folder; ".formatted(missing));
  }

  @Test
  void an_empty_folder_is_never_the_synthetic_set() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThatThrownBy(() -> DataSetting.of(Optional.of(empty.toString())).load(FEW))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("has no file");
  }
}
