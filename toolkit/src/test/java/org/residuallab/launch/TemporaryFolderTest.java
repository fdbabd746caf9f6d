package org.residuallab.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFolderTest {

  /** Makes one, says where, and waits for its end. */
  static final class Program {

    private Program() {}

    public static void main(String[] arguments) throws Exception {
      try (TemporaryFolder scratch = TemporaryFolder.named("scratch")) {
        Files.writeString(scratch.folder().resolve("file"), "something");
        System.out.println(scratch.folder());
        Thread.sleep(60_000);
      }
    }
  }

  @Test
  void goes_when_its_use_ends() throws Exception {
    Path folder;
    try (TemporaryFolder scratch = TemporaryFolder.named("scratch")) {
      folder = scratch.folder();
      Files.createDirectories(folder.resolve("deep"));
    }
    assertThat(folder).doesNotExist();
  }

  @Test
  void goes_when_its_program_is_told_to_end(@TempDir Path temporary) throws Exception {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Path folder = Path.of(program.inputReader().readLine());
    assertThat(folder).isDirectory();

    program.destroy();

    program.waitFor();
    assertThat(folder).doesNotExist();
  }
}
