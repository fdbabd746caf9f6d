package org.residuallab.notebook;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.residuallab.data.DataSetting;
import org.residuallab.data.Dataset;
import org.residuallab.files.Project;
import org.residuallab.run.StoredRun;
import org.residuallab.setting.Setting;
import org.residuallab.study.CellWork;
import org.residuallab.study.Cluster.Order;
import org.residuallab.study.GridRow;
import org.residuallab.study.SharedImages;
import org.residuallab.study.Study;
import org.residuallab.study.StudyCell;

/**
 * A study whose runs are made on Apache Spark, as by {@code ./lab study FILE --on MASTER}. The
 * first time Spark is fetched (170 MB).
 *
 * <pre>{@code
 * var pair = List.of(CifarFamily.plain(8).architecture(), CifarFamily.resnet(8).architecture());
 * var study = new Study("pair", pair, List.of(settings.budget()), List.of(1L, 2L));
 * var there = new ClusterStudy(study, "spark://HOST:7077").withThreads(2);
 * // var runs = there.run(settings, live());
 * }</pre>
 *
 * @param study what is made
 * @param master where, as Spark understands it
 * @param threads cores of each run; empty for those the study began with, or one
 * @param store a folder that all machines reach by one of Hadoop's file systems; empty where they
 *     share the folder of runs
 */
public record ClusterStudy(
    Study study, String master, OptionalInt threads, Optional<String> store) {

  /** On machines that share the folder of runs. */
  public ClusterStudy(Study study, String master) {
    this(study, master, OptionalInt.empty(), Optional.empty());
  }

  /** With so many cores a run. */
  public ClusterStudy withThreads(int cores) {
    return new ClusterStudy(study, master, OptionalInt.of(cores), store);
  }

  /** By way of a store: {@code hdfs://HOST:8020/FOLDER}. */
  public ClusterStudy withStore(String address) {
    return new ClusterStudy(study, master, threads, Optional.of(address));
  }

  /**
   * Makes what is missing; what was cut off goes on. Interrupting the cell ends each run with a
   * checkpoint, and the same cell goes on.
   *
   * @param settings images, and the folder of runs
   * @param place where a table shows how far each run is
   * @return the runs that have come to their outcome, in the study's order
   * @throws IllegalArgumentException if the master is none, or the images do not fit
   * @throws IOException if the cluster is lost, or a file
   */
  public List<StoredRun> run(Settings settings, LiveDisplay place) throws IOException {
    return run(settings, place, launcher());
  }

  List<StoredRun> run(Settings settings, LiveDisplay place, ProcessBuilder driver)
      throws IOException {
    Dataset images = settings.images();
    Path runs = settings.runs();
    List<StudyCell> cells = study.cells(images, runs);
    List<CellWork> work =
        CellWork.left(cells, shared(settings, images), runs, threads, OptionalInt.empty());
    if (!work.isEmpty()) {
      LiveGrid grid =
          new LiveGrid(
              "%s on %s".formatted(study.name(), master),
              cells.stream().map(GridRow::of).toList(),
              place);
      grid.show("Spark starts");
      new Driver(driver).carryOut(new Order(master, work, store), grid);
      grid.end();
    }
    return study.made(images, runs);
  }

  private static SharedImages shared(Settings settings, Dataset images) {
    return SharedImages.of(
        new DataSetting(settings.data(), Setting.DATA.variable()),
        settings.budget().preset().syntheticImages(),
        images);
  }

  private static ProcessBuilder launcher() {
    File root = Project.here().root().toFile();
    ProcessBuilder lab = new ProcessBuilder(new File(root, "lab").getPath(), "drive");
    Setting.JVM_OPTS
        .told()
        .ifPresent(told -> lab.environment().put(Setting.JVM_OPTS.variable(), told.text()));
    return lab;
  }
}
