package org.residuallab.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.engine.onednn.NativeMemoryError;

/** What goes wrong outside of Java is said in words that help. */
class NativeTroubleTest {

  private final Throwable unlinked =
      new ExceptionInInitializerError(
          new RuntimeException("missing dependencies", new UnsatisfiedLinkError("no jnidnnl")));

  @TempDir Path folder;

  @Test
  void natives_that_do_not_load_are_told_from_other_failures() {
    assertThat(NativeLibraries.explain(unlinked)).isPresent();
    assertThat(NativeLibraries.explain(new NoClassDefFoundError("org/residuallab/Missing")))
        .isEmpty();
    assertThat(NativeLibraries.explain(new IllegalStateException("something else"))).isEmpty();
  }

  @Test
  void a_folder_that_cannot_be_written_to_is_named_with_the_remedy() {
    Path gone = folder.resolve("gone");

    assertThat(NativeLibraries.explain(unlinked, Optional.of(gone)))
        .startsWith("the native libraries do not load from " + gone)
        .contains("nothing can be written there")
        .endsWith("-Dorg.bytedeco.javacpp.cachedir=FOLDER names another folder for them");
  }

  @Test
  void a_folder_where_nothing_may_be_executed_is_named() throws Exception {
    Path mounts = Path.of("/proc/mounts");
    assumeThat(mounts).exists();
    Optional<Path> unexecutable =
        Files.readAllLines(mounts).stream()
            .map(line -> line.split(" "))
            .filter(mount -> List.of(mount[3].split(",")).contains("noexec"))
            .map(mount -> Path.of(mount[1]))
            .filter(path -> Files.isWritable(path) && !path.startsWith("/proc"))
            .filter(path -> !path.startsWith("/sys"))
            .findFirst();
    assumeThat(unexecutable).isPresent();

    assertThat(NativeLibraries.explain(unlinked, unexecutable))
        .contains("nothing may be executed there (mounted noexec)");
  }

  @Test
  void a_folder_without_fault_leaves_the_system_s_own_words() {
    assumeThat(folder.toFile().getUsableSpace()).isGreaterThan(1L << 30);

    assertThat(NativeLibraries.explain(unlinked, Optional.of(folder)))
        .contains("java.lang.UnsatisfiedLinkError: no jnidnnl");
  }

  @Test
  void memory_of_the_machine_is_told_from_the_heap() {
    assertThat(NativeShortage.explain(new NativeMemoryError(800L << 20, "the activations")))
        .contains(
            "not enough memory outside of Java's heap (no 801 MiB for the activations); a smaller"
                + " batch takes less, and a smaller heap leaves more");
    assertThat(NativeShortage.explain(new OutOfMemoryError("Java heap space"))).isEmpty();
  }

  @Test
  void memory_that_nd4j_may_not_take_is_told_from_the_heap() {
    OutOfMemoryError error =
        catchThrowableOfType(OutOfMemoryError.class, () -> new FloatPointer(1L << 50).close());

    assertThat(NativeShortage.explain(error).orElseThrow())
        .startsWith(
            "not enough memory outside of Java's heap, where ND4J may hold %d MB"
                .formatted(Pointer.maxPhysicalBytes() >> 20));
  }
}
