package org.residuallab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.residuallab.files.PathText;
import org.residuallab.files.Project;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredModel;
import org.residuallab.run.StoredRun;
import org.residuallab.weights.OwnWeights;

/** What is meant by a run's name, or its folder, on the command line. */
final class RunFolders {

  private RunFolders() {}

  /**
   * The run of that name in {@code runs/}, or in that folder, or among those that came with the
   * project. It need not exist.
   */
  static Path named(String nameOrFolder) {
    Path here = path(nameOrFolder);
    Path shared = Project.here().results().resolve(here);
    Path own = own(nameOrFolder);
    if (leadsElsewhere(here)) {
      return own;
    }
    return Files.isDirectory(own) || !Files.isDirectory(shared) ? own : shared;
  }

  /** The same without those that came with the project: on them nothing goes on. */
  static Path own(String nameOrFolder) {
    Path here = path(nameOrFolder);
    if (leadsElsewhere(here)) {
      return here.toAbsolutePath().normalize(); // From where the user stands, as in "." or "..".
    }
    Path named = Project.here().runs().resolve(here);
    return Files.isDirectory(named) || !Files.isDirectory(here) ? named : here;
  }

  /**
   * Where the network of that run stands. A run that came with the project left its network in a
   * file of weights, from which it is imported into {@code runs/}, once; so did its copy among
   * one's own runs.
   *
   * @throws IllegalArgumentException if the run came without its weights, or its file is damaged
   * @throws IOException if a file cannot be read or written
   */
  static Path ofNetwork(String nameOrFolder) throws IOException {
    Path folder = named(nameOrFolder);
    Project project = Project.here();
    if (StoredModel.isIn(folder) || !cameWith(project, folder)) {
      return folder;
    }
    StoredRun run = StoredRun.read(folder);
    List<StoredModel> network = OwnWeights.of(List.of(run), project.weights(), project.runs());
    return network.stream()
        .findFirst()
        .map(StoredModel::folder)
        .orElseThrow(
            () -> new IllegalArgumentException(withoutWeights(run.record(), project.weights())));
  }

  private static boolean leadsElsewhere(Path path) {
    if (path.isAbsolute()) {
      return false; // "/" has no first name.
    }
    String first = path.normalize().getName(0).toString();
    return first.isEmpty() || first.equals("..");
  }

  private static boolean cameWith(Project project, Path folder) throws IOException {
    Optional<RunRecord> run = StoredRun.recordIn(folder);
    return run.isPresent()
        && run.equals(StoredRun.recordIn(project.results().resolve(run.get().name())));
  }

  private static String withoutWeights(RunRecord run, Path weights) {
    return "the run %s came with the project without its weights; %s has those that came with them"
        .formatted(run.name(), PathText.of(weights));
  }

  private static Path path(String nameOrFolder) {
    try {
      return Path.of(nameOrFolder);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          "'%s' names neither a run nor a folder".formatted(nameOrFolder), e);
    }
  }
}
