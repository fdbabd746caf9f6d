package org.residuallab.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OldLabelTest {

  private static final String SHA = ", sha256 aaf6bff9a8ecb6919eb0c9e7d783295a";

  @Test
  void reads_the_label_of_the_official_files() {
    assertThat(read("CIFAR-10 (official binary files)"))
        .isEqualTo(new ImageSource.Official("CIFAR-10"));
    assertThat(read("CIFAR-10 (official binary files), 5,000 training images held out"))
        .isEqualTo(new ImageSource.Official("CIFAR-10"));
  }

  @Test
  void reads_the_label_of_a_copy_with_what_its_owner_says() {
    assertThat(read("unrecognised copy (its ABOUT.txt: JPEG copy of CIFAR-10)" + SHA))
        .isEqualTo(new ImageSource.Copy("CIFAR-10", "JPEG copy of CIFAR-10"));
    assertThat(
            read(
                "unrecognised copy (its ABOUT.txt: copy of CIFAR-10), 50 training images held out"
                    + SHA))
        .isEqualTo(new ImageSource.Copy("CIFAR-10", "copy of CIFAR-10"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "birds, nothing of CIFAR-10",
        "JPEG copy of CIFAR-100",
        "CIFAR-10 (official binary files)",
        "no JPEG copy of CIFAR-10",
        "mine (new), 2"
      })
  void what_only_mentions_cifar_10_is_not_taken_for_it(String about) {
    assertThat(read("unrecognised copy (its ABOUT.txt: %s)%s".formatted(about, SHA)))
        .isEqualTo(new ImageSource.Own(about));
  }

  @Test
  void reads_both_labels_of_the_synthetic_set() {
    assertThat(read("synthetic figures (seed 1, 320 + 2,064 images)"))
        .isEqualTo(new ImageSource.Synthetic(1, 320, 2064));
    assertThat(read("synthetic figures (seed 3)")).isEqualTo(new ImageSource.Synthetic(3, 70, 20));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "unrecognised copy, sha256 aaf6",
        "synthetic figures (seed 99999999999999999999, 1 + 1 images)",
        "synthetic figures (seed 1, 9,999,999,999 + 1 images)",
        "anything else"
      })
  void what_says_nothing_is_somebodys_own(String label) {
    assertThat(read(label)).isEqualTo(new ImageSource.Own(null));
  }

  private static ImageSource read(String label) {
    return OldLabel.read(label, 70, 20);
  }
}
