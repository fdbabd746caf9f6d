package org.residuallab.weights;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that mean harm, or that something happened to: one line each, and nothing is run. */
@Timeout(120)
class HostileFilesTest {

  private static final String PROTOCOL = "\u0080\u0002";

  @TempDir private Path folder;

  static Stream<Arguments> programs() {
    return Stream.of(
        Arguments.of("os.system", "cos\nsystem\n(S'touch harm'\ntR."),
        Arguments.of("posix.system", "cposix\nsystem\n(S'touch harm'\ntR."),
        Arguments.of("builtins.eval", PROTOCOL + "cbuiltins\neval\nX\1\0\0\0001\u0085R."),
        Arguments.of("subprocess.Popen", PROTOCOL + "}X\1\0\0\0acsubprocess\nPopen\n)Rs."),
        Arguments.of("os.system", "\u0080\4\u008c\2os\u008c\6system\u0093."),
        Arguments.of("os.system", "(S'touch harm'\nios\nsystem\n."),
        Arguments.of("torch.load", PROTOCOL + "ctorch\nload\n."),
        Arguments.of("datetime.datetime", PROTOCOL + "cdatetime\ndatetime\n."),
        Arguments.of("copy_reg._reconstructor", PROTOCOL + "ccopy_reg\n_reconstructor\n."),
        // Inside of what a tensor is made of.
        Arguments.of(
            "os.system",
            PROTOCOL + "ctorch._utils\n_rebuild_tensor_v2\n(cos\nsystem\n)RK\0)))tR."));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void a_pickle_that_would_run_something_is_refused_by_its_name(String name, String pickle)
      throws IOException {
    for (Path file : pickled(pickle)) {
      assertRefused(file, "");
      assertThatThrownBy(() -> WeightsFile.read(file))
          .hasMessageMatching(
              ".*: it asks for \\Q%s\\E of Python, which is nothing of a tensor; nothing of it was run; .*"
                  .formatted(name));
    }
  }

  static Stream<String> damagedPickles() {
    return Stream.of(
        "",
        ".",
        PROTOCOL + "}",
        PROTOCOL + "R.",
        PROTOCOL + "}}}ss.",
        PROTOCOL + "X\u00ff\u00ff\u00ff\u007fa.",
        PROTOCOL + "X\u00ff\u00ff\u00ff\u00ffa.",
        PROTOCOL + "\u008b\u00ff\u00ff\u00ff\u007f1.",
        "\u0080\4\u008d\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u007fa.",
        PROTOCOL + "h\7.",
        PROTOCOL + "K\1K\2s.",
        // A list in itself, as a key: its hash would have no end.
        PROTOCOL + "}]q\0h\0ah\0K\1s.",
        // Tensors wrapped in a dictionary that is wrapped in itself.
        PROTOCOL + "}q\0X\n\0\0\0state_dicth\0s.",
        PROTOCOL + "K\1Q.",
        PROTOCOL + "ccollections\nOrderedDict\nK\1R.",
        PROTOCOL + "ctorch\nFloatStorage\n)R.",
        PROTOCOL + "ctorch._utils\n_rebuild_tensor_v2\n)R.",
        PROTOCOL + "ctorch._utils\n_rebuild_parameter\n)R.",
        PROTOCOL + "K\1.",
        PROTOCOL + "}X\1\0\0\0aK\1s.");
  }

  @ParameterizedTest
  @MethodSource("damagedPickles")
  void a_damaged_pickle_is_said_to_be_damaged(String pickle) throws IOException {
    for (Path file : pickled(pickle)) {
      assertRefused(file, "it");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {                                                                     | header is no JSON
          []                                                                    | neither safetensors nor
          {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}                | a: its data_offsets [0, 8] lie outside
          {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,8]}}                | a: its data_offsets [0, 8] lie outside
          {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}                | claims 2 numbers, more than
          {"a":{"dtype":"F16","shape":[1],"data_offsets":[0,4]}}                | takes 2 bytes, its data_offsets give it 4
          {"a":{"dtype":"F32","shape":[1152921504606846976],"data_offsets":[0,4]}} | claims 1,152,921,504,606,846,976 numbers
          {"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,4]}} | claims more numbers than a file can hold
          {"a":{"dtype":"F32","shape":[0,4294967296,4294967296],"data_offsets":[0,4]}} | claims more numbers than a file can hold
          {"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}               | its shape is [-1]
          {"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}              | its shape is [1.5]
          {"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}                | data_offsets [4, 0] lie outside
          {"a":{"dtype":"F32","shape":[1],"data_offsets":[0]}}                  | data_offsets [0] lie outside
          {"a":{"dtype":"F8_E4M3","shape":[4],"data_offsets":[0,4]}}            | a: its numbers are of a type unknown here, 'F8_E4M3'
          {"a":{"dtype":"U8","shape":[3],"data_offsets":[0,3]},"b":{"dtype":"U8","shape":[2],"data_offsets":[2,4]}} | b overlaps a
          {"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}} | b: it overlaps a
          {"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"b":{"dtype":"U8","shape":[2],"data_offsets":[2,4]}} | a gap between a and b
          {"a":{"dtype":"U8","shape":[3],"data_offsets":[0,3]}}                 | 1 bytes follow a that belong to no tensor
          {"a":1}                                                               | type unknown here
          {"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}} | Duplicate field 'a'
          """)
  void a_safetensors_header_that_does_not_hold_is_named(String header, String fault)
      throws IOException {
    assertRefused(Forged.safetensors(folder, header, 4), fault);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1, 1000, 1L << 62, Long.MAX_VALUE})
  void a_safetensors_file_may_not_lie_about_its_header(long length) throws IOException {
    assertRefused(Forged.safetensors(folder, "{}", length, 0), "");
  }

  @Test
  void a_tensor_may_not_reach_beyond_its_storage() throws Exception {
    // In strided.th, the shape of the first tensor, (6, 4), becomes (255, 4).
    byte[] whole = Files.readAllBytes(resource("strided.th"));
    int at = new String(whole, ISO_8859_1).indexOf("K\6K\4");
    whole[at + 1] = (byte) 255;

    assertRefused(write(whole), "it claims 1,020 numbers, more than its file holds");
  }

  @Test
  void an_empty_file_a_folder_and_a_picture_are_no_weights() throws IOException {
    assertRefused(write(), "neither safetensors nor a state dictionary");
    assertRefused(write("\u0089PNG\r\n\u001a\n0123456789".getBytes(ISO_8859_1)), "neither");
    assertThatThrownBy(() -> WeightsFile.read(folder))
        .hasMessage(folder + " is a folder and no file of weights");
  }

  /** The pickle in both of PyTorch's forms. */
  private Path[] pickled(String pickle) throws IOException {
    return new Path[] {Forged.zip(folder, pickle), Forged.older(folder, pickle)};
  }

  private Path write(byte... content) throws IOException {
    return Files.write(folder.resolve("file"), content);
  }

  private static void assertRefused(Path file, String fault) {
    assertThatThrownBy(() -> WeightsFile.read(file))
        .isInstanceOf(BadWeightsException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining(fault)
        .message()
        .doesNotContain("\n")
        .hasSizeLessThan(400 + file.toString().length());
  }

  private static Path resource(String name) throws URISyntaxException {
    return Path.of(HostileFilesTest.class.getResource("/weights/" + name).toURI());
  }

  @Test
  void what_a_header_says_is_shown_in_one_short_line() throws IOException {
    String numbers = "1,".repeat(100_000) + "1.5";
    for (String header :
        List.of(
            "{\"a\":{\"dtype\":\"X\\nY\",\"shape\":[1],\"data_offsets\":[0,4]}}",
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[%s],\"data_offsets\":[0,4]}}"
                .formatted(numbers))) {
      assertRefused(Forged.safetensors(folder, header, 4), "a: its ");
    }
  }
}
