/**
 * Glue between the toolkit and a notebook: what a cell shows, displays that change while it runs,
 * and what the notebook is told from outside. No type of any kernel occurs here.
 */
package org.residuallab.notebook;
