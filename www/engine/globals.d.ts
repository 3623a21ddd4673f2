/** Set by the packer: whether this build can be made to panic. */
declare const TEST_BUILD: boolean;
