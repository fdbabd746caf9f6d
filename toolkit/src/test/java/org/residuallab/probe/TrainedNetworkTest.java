package org.residuallab.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.CifarFamily;
import org.residuallab.data.Dataset;
import org.residuallab.data.SyntheticImages;
import org.residuallab.model.Bits;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Preset;
import org.residuallab.run.ParameterHash;
import org.residuallab.run.RunPlan;
import org.residuallab.run.StoredRun;
import org.residuallab.training.RunListener;
import org.residuallab.training.Training;

/** People send each other runs: a model file decides nothing but the numbers of its network. */
class TrainedNetworkTest {

  private static final Dataset IMAGES = new SyntheticImages(1, 64, 32).draw();
  private static final Architecture SMALL = CifarFamily.resnet(8).withWidth(4).architecture();

  @TempDir static Path runs;
  private static StoredRun run;
  private static byte[] model;
  private static boolean foreignCodeRan;

  /** What a stranger puts into a file, in the hope that it is read. */
  private static final class Trap implements Serializable {
    private static final long serialVersionUID = 1;

    private void readObject(ObjectInputStream in) {
      foreignCodeRan = true;
    }
  }

  /** Its name alone, where a class is looked up, runs this. */
  static final class NamedTrap {
    static {
      foreignCodeRan = true;
    }
  }

  @BeforeAll
  static void trains() throws Exception {
    run = train("run", 1);
    model = Files.readAllBytes(run.modelFile());
  }

  @BeforeEach
  void puts_the_model_back() throws Exception {
    Files.write(run.modelFile(), model);
    foreignCodeRan = false;
  }

  @Test
  void has_the_parameters_and_the_velocity_that_training_left() throws Exception {
    ComputationGraph graph = TrainedNetwork.of(run);
    ComputationGraph stock = ModelSerializer.restoreComputationGraph(run.modelFile().toFile());

    assertThat(ParameterHash.of(graph)).isEqualTo(run.record().results().parametersSha256());
    assertThat(
            Bits.equal(
                graph.getUpdater(true).getStateViewArray(),
                stock.getUpdater(true).getStateViewArray()))
        .isTrue();
    assertThat(graph.getIterationCount()).isEqualTo(stock.getIterationCount());
    graph.close();
    stock.close();
  }

  @Test
  void an_object_that_someone_added_to_the_file_is_not_read() throws Exception {
    ByteArrayOutputStream object = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(object)) {
      out.writeObject(new Trap());
    }
    for (String entry : new String[] {"preprocessor.bin", "normalizer.bin", "objects.bin"}) {
      change(entry, object.toByteArray());
    }

    TrainedNetwork.of(run).close();

    assertThat(foreignCodeRan).isFalse();
  }

  @Test
  void a_class_that_the_configuration_names_is_not_looked_up() throws Exception {
    String trap =
        "{\"@class\":\"%s\"}".formatted(TrainedNetworkTest.class.getName() + "$NamedTrap");
    try (ZipFile zip = new ZipFile(run.modelFile().toFile())) {
      String json =
          new String(
              zip.getInputStream(zip.getEntry("configuration.json")).readAllBytes(),
              StandardCharsets.UTF_8);
      assertThat(json).contains("\"layer\" : null");
      String hostile = json.replace("\"layer\" : null", "\"layer\" : " + trap);
      change("configuration.json", hostile.getBytes(StandardCharsets.UTF_8));
    }

    TrainedNetwork.of(run).close();

    assertThat(foreignCodeRan).isFalse();
  }

  @Test
  void the_model_of_another_run_is_refused_in_one_line() throws Exception {
    StoredRun other = train("other", 2);
    Files.copy(other.modelFile(), run.modelFile(), StandardCopyOption.REPLACE_EXISTING);

    refuses("holds other parameters than run.json states: it is another run's, or damaged");
  }

  @Test
  void a_file_that_is_damaged_is_refused_in_one_line() throws Exception {
    Files.write(run.modelFile(), new byte[100]);
    refuses("it is no zip file that can be read");

    Files.write(run.modelFile(), model);
    change("coefficients.bin", new byte[3]);
    refuses("coefficients.bin ends in the middle");

    Files.write(run.modelFile(), model);
    change("coefficients.bin", new byte[] {0, 2, (byte) 0xc0, (byte) 0xc0}); // No letters.
    refuses("coefficients.bin is no array of floats");

    Files.write(run.modelFile(), model);
    change("coefficients.bin", null);
    refuses("it has no coefficients.bin");
  }

  @Test
  void a_file_that_promises_more_numbers_than_the_network_has_is_refused_unread() throws Exception {
    ByteArrayOutputStream huge = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(huge)) {
      out.writeUTF("MIXED_DATA_TYPES");
      out.writeLong(4);
      out.writeUTF("LONG");
      out.write(new byte[32]);
      out.writeUTF("MIXED_DATA_TYPES");
      out.writeLong(Long.MAX_VALUE / 4);
      out.writeUTF("FLOAT");
    }
    change("coefficients.bin", huge.toByteArray());

    refuses("holds 2,305,843,009,213,693,951 numbers, the network has 10,012 at most");
  }

  private static void refuses(String words) {
    assertThatThrownBy(() -> TrainedNetwork.of(run))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(run.modelFile().toString())
        .hasMessageContaining(words)
        .hasMessageNotContaining("\n");
  }

  /** Replaces or adds one entry of the model file, or takes it out. */
  private static void change(String name, byte[] content) throws Exception {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(run.modelFile().toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    entries.put(name, content);
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(run.modelFile()))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        if (entry.getValue() != null) {
          out.putNextEntry(new ZipEntry(entry.getKey()));
          out.write(entry.getValue());
        }
      }
    }
  }

  private static StoredRun train(String name, long seed) throws Exception {
    RunPlan plan = RunPlan.of(name, SMALL, Budget.of(Preset.TINY), seed);
    return Training.run(plan, IMAGES, runs, RunListener.NONE);
  }
}
