package org.residuallab.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.residuallab.setting.Setting;

/** Starts a {@link Worker} in a Java like this one. */
final class JavaCommand {

  /** What Java itself has to say goes to the error stream: the standard output holds answers. */
  private static final List<String> SILENT =
      List.of("-Xlog:disable", "-Xlog:all=warning:stderr", "-XX:+DisplayVMOutputToStderr");

  private JavaCommand() {}

  static List<String> of(Task task, String path) {
    return of(task, path, ManagementFactory.getRuntimeMXBean().getInputArguments());
  }

  static List<String> of(Task task, String path, List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(SILENT); // The last word counts.
    Setting bfloat16 = Setting.BFLOAT16; // It may have been set in this process alone.
    bfloat16.told().ifPresent(told -> command.add("-D" + bfloat16.property() + "=" + told.text()));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Worker.class.getName()));
    command.addAll(List.of(path, task.net(), task.mode().name()));
    command.addAll(List.of(Integer.toString(task.batch()), Integer.toString(task.threads())));
    command.add(task.precision().toString());
    task.pictures().ifPresent(folder -> command.add(folder.toString()));
    return command;
  }
}
