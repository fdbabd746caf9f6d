package org.residuallab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.residuallab.architecture.Networks;
import org.residuallab.data.SyntheticImages;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Preset;
import org.residuallab.report.Facts;
import org.residuallab.report.ReportArchive;
import org.residuallab.report.UnpackedReport;
import org.residuallab.run.RunPlan;
import org.residuallab.run.StoredRun;
import org.residuallab.training.RunListener;
import org.residuallab.training.Training;

final class ArchivedReportTest {

  @TempDir Path folder;
  private Path zip;

  @BeforeEach
  void archives() throws Exception {
    RunPlan plan =
        RunPlan.of("two", Networks.named("resnet-8"), Budget.of(Preset.TINY, OptionalInt.of(2)), 1);
    Path run =
        Training.run(
                plan,
                new SyntheticImages(1, 64, 32).draw(),
                folder.resolve("runs"),
                RunListener.NONE)
            .folder();
    Path page = Files.writeString(folder.resolve("report.html"), "<title>Two</title>");
    Path notebook = Files.writeString(folder.resolve("my own.ipynb"), "{}");
    ReportArchive archive =
        new ReportArchive(
            "Two",
            new Facts("It", List.of(new Facts.Fact("preset", "tiny"))),
            "Free to use.",
            page);
    archive.add(notebook);
    archive.add(StoredRun.read(run));
    zip = folder.resolve("two.zip");
    archive.writeTo(zip);
  }

  @Test
  void says_what_is_reproduced_exactly_and_what_is_not_tried() {
    Spoken said = verify();

    assertThat(said.out())
        .contains("two: confirmed, to the bit")
        .contains("reproduced exactly: two\n")
        .contains("reproduced within the tolerance: nothing\n")
        .contains("reproduced in part: nothing\n")
        .contains("NOT reproduced: nothing\n")
        .contains("not tried here: my own.ipynb\n");
    assertThat(said.status()).isZero();
  }

  @Test
  void synthetic_images_are_drawn_whatever_folder_is_set() {
    Spoken said = Spoken.by(new VerifyCommand(), zip.toString(), "--data", folder.toString());

    assertThat(said.out()).contains("reproduced exactly: two\n");
    assertThat(said.status()).isZero();
  }

  @Test
  void says_of_a_run_repeated_in_part_how_far() {
    Spoken said = Spoken.by(new VerifyCommand(), zip.toString(), "--iterations", "1");

    assertThat(said.out()).contains("reproduced exactly: two (1 of 2 iterations)\n");
    assertThat(said.status()).isZero();
  }

  @Test
  void names_a_file_that_was_changed_and_one_that_was_added() throws Exception {
    try (FileSystem inside =
        FileSystems.newFileSystem(URI.create("jar:" + zip.toUri()), Map.of())) {
      Path metrics = inside.getPath("runs/two/metrics.csv");
      Files.writeString(metrics, Files.readString(metrics).replace("\n2,", "\n2,9"));
      Files.writeString(inside.getPath("extra.txt"), "");
    }

    Spoken said = verify();

    assertThat(said.out())
        .contains("runs/two/metrics.csv is not what was archived: its SHA-256 is another\n")
        .contains("extra.txt was not archived by the report\n")
        .contains("two: NOT confirmed")
        .contains("NOT reproduced: the archive's files, two\n");
    assertThat(said.status()).isEqualTo(1);
  }

  @Test
  void refuses_what_is_no_archive_in_one_line() throws Exception {
    Files.writeString(zip, "no zip");

    Spoken said = verify();

    assertThat(said.status()).isEqualTo(2);
    assertThat(said.err()).contains("two.zip is no archived report: ").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil.txt", "runs/../../evil.txt", "/tmp/residual-lab-evil.txt"})
  void refuses_an_archive_that_would_write_elsewhere(String name) throws Exception {
    Path outside = folder.resolve("deep/deeper/unpacked");
    zipOf(Map.of(name, "evil", "ro-crate-metadata.json", "{}"));

    assertThatThrownBy(() -> UnpackedReport.of(zip, outside))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("%s is no archived report: %s".formatted(zip, name));
    assertThat(outside.resolve(name).normalize()).doesNotExist();

    Spoken said = verify();
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.err()).contains("is no archived report").hasLineCount(1);
  }

  @Test
  void refuses_an_archive_without_metadata_and_one_whose_metadata_is_none() throws Exception {
    zipOf(Map.of("runs/two/run.json", "{}"));
    Spoken without = verify();
    zipOf(Map.of("ro-crate-metadata.json", "none"));
    Spoken damaged = verify();

    assertThat(without.err()).contains("it has no ro-crate-metadata.json").hasLineCount(1);
    assertThat(damaged.err()).contains("ro-crate-metadata.json, line 1").hasLineCount(1);
    assertThat(List.of(without.status(), damaged.status())).containsOnly(2);
  }

  @Test
  void names_a_file_that_is_missing() throws Exception {
    try (FileSystem inside =
        FileSystems.newFileSystem(URI.create("jar:" + zip.toUri()), Map.of())) {
      Files.delete(inside.getPath("runs/two/metrics.csv"));
    }

    Spoken said = verify();

    assertThat(said.out() + said.err()).contains("runs/two/metrics.csv is missing");
    assertThat(said.status()).isNotZero();
  }

  private void zipOf(Map<String, String> files) throws Exception {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        out.putNextEntry(new ZipEntry(file.getKey()));
        out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
  }

  private Spoken verify() {
    return Spoken.by(new VerifyCommand(), zip.toString());
  }

  @Test
  void unpacks_into_a_folder_that_is_named_by_a_detour() throws Exception {
    Path folders = Files.createDirectories(folder.resolve("a/b"));

    UnpackedReport report = UnpackedReport.of(zip, folders.resolve("../unpacked"));

    assertThat(report.faults()).isEmpty();
    assertThat(report.runs()).hasSize(1);
  }
}
