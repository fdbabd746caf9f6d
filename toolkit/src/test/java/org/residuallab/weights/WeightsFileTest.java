package org.residuallab.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that PyTorch and safetensors' own library wrote: see foreign_weights.py. */
class WeightsFileTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "small.pt",
        "small-protocol-4.pt",
        "small.th",
        "small.safetensors",
        "wrapped.pth",
        "wrapped.th",
        "model.pth"
      })
  void every_form_of_a_file_holds_the_same(String name) throws Exception {
    WeightsFile file = WeightsFile.read(resource(name));

    assertThat(file.names())
        .containsExactlyInAnyOrder(
            "dense.weight", "double", "half", "brain", "scalar", "none", "num_batches_tracked");
    assertThat(file.shape("dense.weight")).containsExactly(3L, 4L);
    assertThat(file.shape("scalar")).isEmpty();
    assertThat(file.shape("none")).containsExactly(0L, 3L);
    try (WeightsFile.Numbers numbers = file.open()) {
      assertThat(numbers.of("dense.weight")).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
      assertThat(numbers.of("double")).containsExactly(0, 1 / 3f, 2 / 3f, 1, 4 / 3f);
      // A third in 11 bits, and in 8.
      assertThat(numbers.of("half"))
          .containsExactly(0, 1365 / 4096f, 1365 / 2048f, 1, 1365 / 1024f);
      assertThat(numbers.of("brain")).containsExactly(0, 171 / 512f, 171 / 256f, 1, 171 / 128f);
      assertThat(numbers.of("scalar")).containsExactly(2.5f);
      assertThat(numbers.of("none")).isEmpty();
      assertThatThrownBy(() -> numbers.of("num_batches_tracked"))
          .isInstanceOf(BadWeightsException.class)
          .hasMessageEndingWith(
              name + ": num_batches_tracked: its numbers are of type I64 and no weights");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"strided.pt", "strided.th"})
  void views_of_one_storage_are_read_row_by_row(String name) throws Exception {
    WeightsFile file = WeightsFile.read(resource(name));

    try (WeightsFile.Numbers numbers = file.open()) {
      assertThat(file.shape("transposed")).containsExactly(6L, 4L);
      assertThat(numbers.of("transposed")).startsWith(0, 6, 12, 18, 1, 7).hasSize(24);
      assertThat(numbers.of("middle")).containsExactly(8, 9, 10, 14, 15, 16);
      assertThat(numbers.of("every_other"))
          .containsExactly(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22);
      assertThat(file.shape("permuted")).isEqualTo(List.of(4L, 2L, 3L));
      assertThat(numbers.of("permuted")).startsWith(0, 4, 8, 12, 16, 20, 1, 5).hasSize(24);
      assertThat(numbers.of("repeated")).containsExactly(0, 0, 0);
      assertThat(numbers.of("parameter")).containsExactly(18, 19, 20, 21, 22, 23);
    }
  }

  @Test
  void a_file_of_a_whole_module_is_refused_by_the_class_that_it_asks_for() throws Exception {
    Path file = resource("whole-module.pt");

    assertThatThrownBy(() -> WeightsFile.read(file))
        .isInstanceOf(BadWeightsException.class)
        .hasMessage(
            file
                + ": it asks for torch.nn.modules.linear.Linear of Python, which is nothing of a tensor;"
                + " nothing of it was run; save the state dictionary alone");
  }

  @Test
  void a_file_is_told_by_its_hash() throws Exception {
    // sha256sum small.safetensors
    assertThat(WeightsFile.read(resource("small.safetensors")).sha256())
        .isEqualTo("f0fc6336e7b9abe35ff4a77771ae8c245a74e5ee1a5fce2c42be0f7600517e06");
  }

  private static Path resource(String name) throws IOException, URISyntaxException {
    return Path.of(WeightsFileTest.class.getResource("/weights/" + name).toURI());
  }
}
