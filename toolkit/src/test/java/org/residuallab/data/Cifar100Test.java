package org.residuallab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.files.Hash;

class Cifar100Test {

  @TempDir private Path folder;

  @BeforeEach
  void writeFiles() {
    TinyCifar.write(TinyCifar.CIFAR_100, folder);
  }

  @Test
  void networks_learn_the_hundred_classes_not_the_twenty_around_them() throws IOException {
    Dataset data = TinyCifar.CIFAR_100.read(folder);
    assertThat(data.train().classNames()).hasSize(100).isSorted();
    // The second label byte of record 3 of the second file.
    assertThat(data.test().label(3)).isEqualTo(3 + 3 + 41);
    // Channel 2, row 5, column 7 stands behind two label bytes.
    assertThat(data.test().pixel(3, 2, 5, 7)).isEqualTo((31 + 21 + 2048 + 160 + 7) % 256);
  }

  @Test
  void its_fingerprint_is_that_of_its_files() throws IOException {
    String list = "";
    for (String name : new String[] {"test.bin", "train.bin"}) {
      list += Hash.sha256(Files.readAllBytes(folder.resolve(name))) + "  " + name + "\n";
    }
    assertThat(TinyCifar.CIFAR_100.read(folder).fingerprint().sha256())
        .isEqualTo(Hash.sha256(list.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
  }

  @Test
  void is_official_only_where_its_published_hashes_prove_it() throws IOException {
    assertThat(TinyCifar.CIFAR_100.read(folder).source())
        .isEqualTo(new ImageSource.Copy("CIFAR-100", null));
    assertThat(TinyCifar.official(TinyCifar.CIFAR_100, folder).read(folder).source())
        .isEqualTo(new ImageSource.Official("CIFAR-100"));
  }

  @Test
  void refuses_a_superclass_above_nineteen() throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve("train.bin"));
    bytes[2 * 3074] = 20;
    Files.write(folder.resolve("train.bin"), bytes);
    assertThatThrownBy(() -> TinyCifar.CIFAR_100.read(folder))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("has label 20 in record 2, where CIFAR-100 has 0 to 19");
  }
}
