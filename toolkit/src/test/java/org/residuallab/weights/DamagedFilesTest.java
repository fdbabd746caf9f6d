package org.residuallab.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole files to which something happened on the way. */
@Timeout(120)
class DamagedFilesTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"small.pt", "small.th", "small.safetensors", "strided.pt", "strided.th"})
  void a_truncated_file_is_refused(String name) throws Exception {
    byte[] whole = Files.readAllBytes(resource(name));
    for (int length = 0; length < whole.length; length += 7) {
      Path file = write(Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> WeightsFile.read(file))
          .isInstanceOf(BadWeightsException.class)
          .hasMessageStartingWith(file + ": ")
          .message()
          .doesNotContain("\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"small.pt", "small.th", "small.safetensors", "strided.pt", "strided.th"})
  void a_file_with_a_wrong_byte_gives_numbers_or_a_line(String name) throws Exception {
    byte[] whole = Files.readAllBytes(resource(name));
    Random random = new Random(1);
    for (int i = 0; i < 400; i++) {
      byte[] mutated = whole.clone();
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        mutated[random.nextInt(whole.length)] = (byte) random.nextInt(256);
      }
      Path file = write(mutated);
      try {
        WeightsFile read = WeightsFile.read(file);
        try (WeightsFile.Numbers numbers = read.open()) {
          for (String tensor : read.names()) {
            long count = read.shape(tensor).stream().reduce(1L, (a, b) -> a * b);
            if (count < 1000) {
              numbers.of(tensor);
            }
          }
        }
      } catch (BadWeightsException fault) {
        assertThat(fault.getMessage()).startsWith(file.toString()).doesNotContain("\n");
      }
    }
  }

  private Path write(byte... content) throws IOException {
    return Files.write(folder.resolve("file"), content);
  }

  private static Path resource(String name) throws URISyntaxException {
    return Path.of(DamagedFilesTest.class.getResource("/weights/" + name).toURI());
  }
}
