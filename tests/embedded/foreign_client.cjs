// What a program written with ethers does with a ledger: deploy, write, read, listen. Prints one JSON document.
// Arguments: URL, private key, creation code, ABI.
const { ethers } = require("ethers");

async function main() {
  const [url, key, code, abi] = process.argv.slice(2);
  // Without cacheTimeout -1 ethers asks for the nonce four times a second at most: too slow for blocks made at once.
  const provider = new ethers.JsonRpcProvider(url, undefined, { pollingInterval: 100, cacheTimeout: -1 });
  const wallet = new ethers.Wallet(key, provider);
  const factory = new ethers.ContractFactory(abi, code, wallet);
  const notebook = await (await factory.deploy(ethers.encodeBytes32String("ethers"))).waitForDeployment();

  const heard = new Promise((resolve) => notebook.once("Entry", (number) => resolve(Number(number))));
  const receipt = await (await notebook.record(5, 7, "0x0102")).wait();

  // Three at once, on connections of their own: their order of arrival is anybody's guess.
  const nonce = await wallet.getNonce();
  const sent = await Promise.all([2, 1, 0].map((i) => notebook.record(1, i, "0x", { nonce: nonce + i })));
  const parallel = await Promise.all(sent.map((transaction) => transaction.wait()));

  const reverted = await notebook.record.staticCall(0, 0, "0x").catch((error) => error.reason);
  const events = await notebook.queryFilter(notebook.filters.Entry(null, 1), 0, "latest");
  const block = await provider.getBlock("latest", true);
  const fees = await provider.getFeeData();
  console.log(JSON.stringify({
    chain: Number((await provider.getNetwork()).chainId),
    status: receipt.status,
    entry: receipt.logs.map((log) => Number(notebook.interface.parseLog(log).args.number)),
    heard: await heard,
    parallel: parallel.map((each) => each.status),
    count: Number(await notebook.count()),
    events: events.map((event) => Number(event.args.subject)),
    reverted,
    estimate: Number(await notebook.record.estimateGas(5, 7, "0x0102")),
    blockHash: block.hash,
    from: block.prefetchedTransactions[0].from,
    fee: Number(fees.gasPrice),
    storage: await provider.getStorage(await notebook.getAddress(), 2),
    finalized: (await provider.getBlock("finalized")).number,
  }));
  provider.destroy();
}

main().catch((error) => { console.error(error); process.exit(1); });
