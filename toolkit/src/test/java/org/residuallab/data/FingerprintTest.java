package org.residuallab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.residuallab.architecture.Shape;
import org.residuallab.files.Hash;

class FingerprintTest {

  @Test
  void is_what_a_shell_says() throws Exception {
    // printf abc > a.bin; printf '' > b.bin; sha256sum *.bin | sha256sum
    Fingerprint fingerprint =
        Fingerprint.ofFiles(Map.of("b.bin", sha256(""), "a.bin", sha256("abc")));
    assertThat(fingerprint.sha256())
        .isEqualTo("df17065e8da522f959088d4f4476f9d9f9e70606534bff6097cd2b7fbb14a04e");
  }

  @Test
  void sorts_names_by_their_bytes_as_a_shell_does() {
    // A halfwidth letter, three bytes, goes before a picture of a face, four.
    String sorted = sha256("a") + "  \uFF71.png\n" + sha256("b") + "  \uD83D\uDE00.png\n";

    assertThat(
            Fingerprint.ofFiles(Map.of("\uD83D\uDE00.png", sha256("b"), "\uFF71.png", sha256("a")))
                .sha256())
        .isEqualTo(Hash.sha256(sorted.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void of_sets_is_that_of_their_files() throws Exception {
    // One record: label 1, then one pixel of three channels.
    ImageSet set =
        ImageSet.of(
            new Shape(3, 1, 1), new byte[] {'b', 'c', 'd'}, new byte[] {1}, List.of("x", "y"));
    assertThat(Fingerprint.ofSets(Map.of("train.bin", set)))
        .isEqualTo(Fingerprint.ofFiles(Map.of("train.bin", sha256("\u0001bcd"))));
  }

  @Test
  void knows_the_official_files_by_their_published_hashes() {
    // The list of the six published hashes, hashed by sha256sum.
    assertThat(Fingerprint.ofFiles(Cifar10.FILES.official().hex()).sha256())
        .isEqualTo("5fdcf57d170bdbc7da569af1dabd64d7d3c7507e9e7aa861fc7b691d5355c232");
  }

  @Test
  void refuses_what_is_no_sha256() {
    assertThatThrownBy(() -> new Fingerprint("ABC"))
        .hasMessage("a SHA-256 has 64 lower-case hexadecimal digits, not: ABC");
  }

  private static String sha256(String text) {
    return Hash.sha256(text.getBytes(StandardCharsets.US_ASCII));
  }
}
