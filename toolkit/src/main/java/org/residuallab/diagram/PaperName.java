package org.residuallab.diagram;

/** Names of networks as the paper writes them. */
final class PaperName {

  private PaperName() {}

  /** {@code ResNet-34}, {@code VGG-19}; {@code plain-34} and other names as they are. */
  static String of(String name) {
    if (name.startsWith("resnet-")) {
      return "ResNet-" + name.substring("resnet-".length());
    }
    return name.startsWith("vgg-") ? "VGG-" + name.substring("vgg-".length()) : name;
  }
}
