package org.residuallab.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.residuallab.engine.ComputePath;
import org.residuallab.engine.EngineSettings;
import org.residuallab.model.Precision;
import org.residuallab.probe.Probes;
import org.residuallab.training.RunProbe;

/**
 * The process that is measured. It says what it is, then reads numbers of steps, line by line, and
 * answers each with the seconds they took.
 */
public final class Worker {

  private Worker() {}

  /**
   * Arguments: path and the names of probes ({@code residual-lab+gradients}), net, mode, images in
   * a batch, threads, precision, a folder of pictures where there is one.
   */
  public static void main(String[] arguments) throws IOException {
    Locale.setDefault(Locale.ROOT); // The other process reads numbers.
    List<String> names = List.of(arguments[0].split("\\+"));
    EngineSettings settings =
        new EngineSettings(ComputePath.named(names.get(0)), Integer.parseInt(arguments[4]));
    List<RunProbe> probes = Probes.named(names.subList(1, names.size()), 1);
    Task task =
        new Task(
            arguments[1],
            Mode.valueOf(arguments[2]),
            Integer.parseInt(arguments[3]),
            settings.threads(),
            Precision.of(arguments[5]),
            Arrays.stream(arguments).skip(6).map(Path::of).findFirst());
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (Workload workload = Workload.of(task, settings, probes)) {
      System.out.println(workload.description());
      for (String order = orders.readLine(); order != null; order = orders.readLine()) {
        long begun = System.nanoTime();
        for (int i = Integer.parseInt(order); i > 0; i--) {
          workload.step();
        }
        System.out.println((System.nanoTime() - begun) / 1e9);
      }
    }
  }
}
