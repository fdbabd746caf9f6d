package org.residuallab.data;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.residuallab.data.PublishedArchive.OtherVersion;

/**
 * CIFAR-100's official binary files.
 *
 * <p>A record is two label bytes, the first of 20 superclasses and the second of the 100 classes,
 * and 3,072 pixel bytes, {@code [C, H, W]}. The classes are what networks learn. Source: the data
 * set's own page, cs.toronto.edu/~kriz.
 *
 * <pre>{@code
 * var onCifar = RunQuery.in(settings.results()).onImagesOf(Cifar100.NAME).list();
 * }</pre>
 */
public final class Cifar100 {

  /** The set's name. */
  public static final String NAME = "CIFAR-100";

  private static final int SUPERCLASSES = 20;

  /** The hundred classes in the order of their numbers, which is that of the alphabet. */
  public static final List<String> CLASS_NAMES =
      """
      apple aquarium_fish baby bear beaver bed bee beetle bicycle bottle
      bowl boy bridge bus butterfly camel can castle caterpillar cattle
      chair chimpanzee clock cloud cockroach couch crab crocodile cup dinosaur
      dolphin elephant flatfish forest fox girl hamster house kangaroo keyboard
      lamp lawn_mower leopard lion lizard lobster man maple_tree motorcycle mountain
      mouse mushroom oak_tree orange orchid otter palm_tree pear pickup_truck pine_tree
      plain plate poppy porcupine possum rabbit raccoon ray road rocket
      rose sea seal shark shrew skunk skyscraper snail snake spider
      squirrel streetcar sunflower sweet_pepper table tank telephone television tiger tractor
      train trout tulip turtle wardrobe whale willow_tree wolf woman worm
      """
          .lines()
          .flatMap(line -> List.of(line.split(" ")).stream())
          .toList();

  // Of the files in the official archive, as published by others who read it, who give no SHA-256.
  // They can only err on the safe side.
  private static final FileHashes OFFICIAL =
      new FileHashes(
          "SHA-1",
          Map.of(
              "train.bin", "e207cd2e05b73b1393c74c7f5e7bea451d63e08e",
              "test.bin", "8fb6623e830365ff53cf14adec797474f5478006"));

  // Its address and its MD5 as the data set's page gives them.
  private static final PublishedArchive ARCHIVE =
      new PublishedArchive(
          "cifar100",
          URI.create("https://www.cs.toronto.edu/~kriz/cifar-100-binary.tar.gz"),
          "03b5dce01913d631647c71ecec9e9cb8",
          168_513_733,
          "cifar-100-binary",
          List.of(),
          List.of(
              new OtherVersion("Python", "cifar-100-python", List.of("train", "test", "meta")),
              new OtherVersion("Matlab", "cifar-100-matlab", List.of("train.mat", "test.mat"))));

  /** How its folder is known and read. */
  static final BinaryRecords FILES =
      new BinaryRecords(
          NAME,
          new RecordForm(RecordForm.CIFAR_SHAPE, List.of(SUPERCLASSES, CLASS_NAMES.size())),
          List.of(new ImageRecords("train.bin", 50_000)),
          List.of(new ImageRecords("test.bin", 10_000)),
          "fine_label_names.txt",
          CLASS_NAMES,
          OFFICIAL,
          ARCHIVE);

  private Cifar100() {}
}
