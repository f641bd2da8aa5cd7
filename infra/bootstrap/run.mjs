// The way in for every root script: `node infra/bootstrap/run.mjs NAME [arguments]`.
// Syntax here stays readable to old versions of Node, so that they get the message below and not a parse error.
var major = Number(process.versions.node.split('.')[0]);
if (major < 20) {
  console.error(
    'Candid needs Node 20 or newer; this is Node ' +
      process.versions.node +
      '. Install a newer one, then run the same command again.',
  );
  process.exitCode = 1;
} else {
  void import('./bootstrap.mjs').then(function (bootstrap) {
    return bootstrap.main(process.argv.slice(2));
  });
}
