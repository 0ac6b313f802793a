const path = require('node:path');

module.exports = {
  mode: 'production',
  entry: './main.js',
  output: { path: path.join(__dirname, 'public'), filename: 'main.js' },
};
