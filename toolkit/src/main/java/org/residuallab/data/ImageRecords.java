package org.residuallab.data;

/**
 * A file of records of equal length and nothing else.
 *
 * @param name without folders
 * @param records how many
 */
record ImageRecords(String name, int records) {}
