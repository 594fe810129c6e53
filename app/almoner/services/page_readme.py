"""What whoever uploads the exported page has to know: the text of README.txt in the folder. English and Chinese."""

from __future__ import annotations

TEXT = """\
THE PAGE FOR PHONES OF {name}

Upload everything in this folder, hidden files too, to {place}
so that {address} opens the page and
{root}.well-known/almoner.json
opens that file. The address in the receipts' codes is {link}#...

  v/index.html             the page; everything that it needs is in this one file
  sw.js                    keeps the page on a phone, so that it opens without a network
  .well-known/almoner.json the domain's own word that this ledger is the charity's
  published.json           what disbursements were for, and digests of their evidence
  LICENSES.txt             licences
  .nojekyll                lets GitHub Pages serve .well-known
  .almoner-page.json       list of these files; keep it, it need not be uploaded

The web host
* serves it over https, without a login, and does not change the files (no "minify", no "rocket loader", no analytics):
  the page's rules let run exactly the script whose fingerprint is
  {fingerprint}
* answers /v (without a slash) with the page, or sends the visitor to /v/ as every host of plain files does; what
  stands behind # is kept by the browser and sent to nobody;
* sends .json as application/json and .js as text/javascript;
* should send for .well-known/almoner.json and published.json
      Access-Control-Allow-Origin: *
  so that pages of others, and copies of this page, can read what you say;
* may send Cache-Control: no-cache, so that a new page arrives at once;
* may send these rules besides those in the page:
      Content-Security-Policy: frame-ancestors 'none'
      X-Content-Type-Options: nosniff
      Referrer-Policy: no-referrer
      Permissions-Policy: camera=(self)

Nodes that the page asks: {nodes}
Nodes must let pages of other hosts ask them (CORS).

After a change of name, domain or nodes, and whenever new disbursements should show their purposes, write the page again
into this same folder and upload what changed.


{name}的手机核验页面

请把本文件夹中的全部文件（包括隐藏文件）上传到 {place}
使 {address} 打开该页面，
{root}.well-known/almoner.json
打开该文件。收据二维码中的地址是 {link}#……

* 用https提供，不需登录，不改动文件（不压缩、不插入脚本）；页面只运行指纹为
  {fingerprint}
  的脚本。
* /v（不带斜杠）应打开页面或转到 /v/；#之后的内容不会发送给任何人。
* .json 以 application/json、.js 以 text/javascript 发送；.well-known/almoner.json 和 published.json 最好带
      Access-Control-Allow-Origin: *
* 机构名称、域名或节点变更后，以及需要公布新拨付的用途时，请重新导出到同一文件夹并上传变更的文件。
"""


def readme(*, name: str, address: str, link: str, fingerprint: str, nodes: list[str]) -> bytes:
    """Return the text for a site whose page is at ``address`` (empty: anywhere); codes lead to ``link``."""
    root = address.removesuffix("v")
    return TEXT.format(
        name=name,
        place=root or "a web host",
        address=address or "…/v",
        root=root or "…/",
        link=link,
        fingerprint=fingerprint,
        nodes=", ".join(nodes) or "none",
    ).encode()
