// src/process/lasting-environment.ts
var systemPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
var proxyVariables = [
  ...["http_proxy", "https_proxy", "ftp_proxy", "all_proxy", "no_proxy"],
  ...["HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY", "ALL_PROXY", "NO_PROXY"]
];
function lastingEnvironment(passed = []) {
  const given = passed.flatMap((name) => {
    const value = process.env[name];
    return value === void 0 ? [] : [[name, value]];
  });
  return {
    PATH: process.env.PATH || systemPath,
    HOME: "/root",
    LANG: "C.UTF-8",
    ...Object.fromEntries(given)
  };
}
var inLastingEnvironment = (argv, own = {}) => [
  ...["env", "-i"],
  ...Object.entries({ ...lastingEnvironment(), ...own }).map(([name, value]) => `${name}=${value}`),
  ...argv
];

export {
  proxyVariables,
  lastingEnvironment,
  inLastingEnvironment
};
