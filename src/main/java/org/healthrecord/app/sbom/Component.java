package org.healthrecord.app.sbom;

/**
 * A library that the program ships.
 *
 * @param name as advisories call it: {@code group:artifact} for Maven, the package's name for npm
 */
record Component(Ecosystem ecosystem, String name, String version) {
    @Override
    public String toString() {
        return name + ' ' + version;
    }
}
