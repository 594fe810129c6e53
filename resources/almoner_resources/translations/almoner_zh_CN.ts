<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop this work; nothing half-done is kept</source>
        <translation>停止此项工作，不保留未完成的内容</translation>
    </message>
    <message>
        <source>The camera needs a part of Qt that is not installed here.</source>
        <translation>摄像头所需的 Qt 组件没有安装。</translation>
    </message>
    <message>
        <source>Whoever installed Almoner can add it: pip install “almoner[camera]”. A photo from a phone can be dropped here, too.</source>
        <translation>安装 Almoner 的人可以添加：pip install “almoner[camera]”。也可以把手机拍的照片拖到这里。</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>What the camera sees</source>
        <translation>摄像头画面</translation>
    </message>
    <message>
        <source>Hold the receipt&apos;s code before the camera, flat and in good light.</source>
        <translation>请把收据的二维码放在摄像头前，放平、光线充足。</translation>
    </message>
    <message>
        <source>Which camera</source>
        <translation>选择摄像头</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>No camera was found. Connect one, or drop a photo of the receipt.</source>
        <translation>没有找到摄像头。请连接一个，或拖入收据照片。</translation>
    </message>
    <message>
        <source>The camera cannot be used: {reason}. Is another program using it?</source>
        <translation>摄像头无法使用：{reason}。是否有其他程序正在使用它？</translation>
    </message>
    <message>
        <source>administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>recorder</source>
        <translation>记账员</translation>
    </message>
    <message>
        <source>requester</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>approver</source>
        <translation>审批人</translation>
    </message>
    <message>
        <source>auditor</source>
        <translation>审计员</translation>
    </message>
    <message>
        <source>requested</source>
        <translation>已申请</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>已批准</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>已驳回</translation>
    </message>
    <message>
        <source>objected</source>
        <translation>有异议</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>已付款</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>已交付</translation>
    </message>
    <message>
        <source>refunded</source>
        <translation>已退款</translation>
    </message>
    <message>
        <source>approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>reject</source>
        <translation>驳回</translation>
    </message>
    <message>
        <source>object</source>
        <translation>提出异议</translation>
    </message>
    <message>
        <source>pay</source>
        <translation>付款</translation>
    </message>
    <message>
        <source>deliver</source>
        <translation>交付</translation>
    </message>
    <message>
        <source>return</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>allow</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>programme</source>
        <translation>业务活动</translation>
    </message>
    <message>
        <source>administration</source>
        <translation>管理费用</translation>
    </message>
    <message>
        <source>fundraising</source>
        <translation>筹资费用</translation>
    </message>
    <message>
        <source>refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>grant to another charity</source>
        <translation>转赠其他机构</translation>
    </message>
    <message>
        <source>amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>donor</source>
        <translation>捐赠人</translation>
    </message>
    <message>
        <source>date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>method</source>
        <translation>捐赠方式</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>交易凭证号</translation>
    </message>
    <message>
        <source>address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>description</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>fund</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>money going out</source>
        <translation>支出</translation>
    </message>
    <message>
        <source>in or out</source>
        <translation>收支方向</translation>
    </message>
    <message>
        <source>fee</source>
        <translation>手续费</translation>
    </message>
    <message>
        <source>balance</source>
        <translation>余额</translation>
    </message>
    <message>
        <source>entries</source>
        <translation>记录数</translation>
    </message>
    <message>
        <source>batches</source>
        <translation>批次数</translation>
    </message>
    <message>
        <source>disbursements</source>
        <translation>拨付数</translation>
    </message>
    <message>
        <source>funds</source>
        <translation>项目数</translation>
    </message>
    <message>
        <source>received</source>
        <translation>收入</translation>
    </message>
    <message>
        <source>spent</source>
        <translation>支出</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>count</source>
        <translation>笔数</translation>
    </message>
    <message>
        <source>total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>root</source>
        <translation>根</translation>
    </message>
    <message>
        <source>list of donations</source>
        <translation>捐赠清单</translation>
    </message>
    <message>
        <source>start</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>first serial number</source>
        <translation>起始收据编号</translation>
    </message>
    <message>
        <source>decimal</source>
        <translation>小数点</translation>
    </message>
    <message>
        <source>thousands</source>
        <translation>千位分隔</translation>
    </message>
    <message>
        <source>has</source>
        <translation>具有</translation>
    </message>
    <message>
        <source>on</source>
        <translation>在</translation>
    </message>
    <message>
        <source>the keyring</source>
        <translation>密钥环</translation>
    </message>
    <message>
        <source>an encrypted file</source>
        <translation>加密文件</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>没有这个文件或文件夹</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>不允许此操作</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>磁盘空间不足</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>磁盘是只读的</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>这是文件夹，不是文件</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>路径中有一项不是文件夹</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>文件已存在</translation>
    </message>
    <message>
        <source>Directory not empty</source>
        <translation>文件夹不是空的</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>文件名过长</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>磁盘读写出错</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>超出磁盘配额</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>打开的文件过多</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>设备正忙</translation>
    </message>
    <message>
        <source>Address already in use</source>
        <translation>地址已被占用</translation>
    </message>
    <message>
        <source>Cannot assign requested address</source>
        <translation>本机没有这个地址</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>连接被拒绝</translation>
    </message>
    <message>
        <source>Name or service not known</source>
        <translation>找不到这个主机名</translation>
    </message>
    <message>
        <source>Temporary failure in name resolution</source>
        <translation>暂时无法解析主机名</translation>
    </message>
    <message>
        <source>Network is unreachable</source>
        <translation>网络不可达</translation>
    </message>
    <message>
        <source>No route to host</source>
        <translation>无法到达主机</translation>
    </message>
    <message>
        <source>certificate verify failed</source>
        <translation>证书验证失败</translation>
    </message>
    <message>
        <source>The local database holds something unreadable: {0}.</source>
        <translation>本机数据库中有无法读取的内容：{0}。</translation>
    </message>
    <message>
        <source>Batch {0} is kept here but not on the ledger.</source>
        <translation>批次{0}保存在本机，但不在账本上。</translation>
    </message>
    <message>
        <source>Batch {0}: {1}.</source>
        <translation>批次{0}：{1}。</translation>
    </message>
    <message>
        <source>the {0} kept here is not the ledger&apos;s</source>
        <translation>本机保存的{0}与账本不符</translation>
    </message>
    <message>
        <source>A text kept here was changed; it reads now: “{0}”.</source>
        <translation>本机保存的一段文字被改动过，现为：“{0}”。</translation>
    </message>
    <message>
        <source>A payee&apos;s name kept here was changed; it reads now: “{0}”.</source>
        <translation>本机保存的收款方名称被改动过，现为：“{0}”。</translation>
    </message>
    <message>
        <source>An invoice kept here was changed: {0}, {1}.</source>
        <translation>本机保存的发票被改动过：{0}，{1}。</translation>
    </message>
    <message>
        <source>Entry {0} in the local copy is not the ledger&apos;s own entry.</source>
        <translation>本机副本中的第{0}条记录与账本不符。</translation>
    </message>
    <message>
        <source>The head has no proof: {0}</source>
        <translation>账本末端没有证明：{0}</translation>
    </message>
    <message>
        <source>The head is not proved: {0}</source>
        <translation>账本末端未经证明：{0}</translation>
    </message>
    <message>
        <source>The node does not show entry {0}, which the contract keeps.</source>
        <translation>节点没有给出第{0}条记录，而合约保存着它。</translation>
    </message>
    <message>
        <source>does not have</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>By the contract 0x{0} {1} the role {2}, against the entries.</source>
        <translation>按合约，0x{0}{1}{2}角色，与记录不符。</translation>
    </message>
    <message>
        <source>The contract counts {0} administrators, the entries {1}.</source>
        <translation>合约中有{0}位管理员，记录中有{1}位。</translation>
    </message>
    <message>
        <source>the chain&apos;s coin</source>
        <translation>链自身的币</translation>
    </message>
    <message>
        <source>the token 0x{0}</source>
        <translation>代币0x{0}</translation>
    </message>
    <message>
        <source>The balance of {0} cannot be read: {1}</source>
        <translation>{0}的余额无法读取：{1}</translation>
    </message>
    <message>
        <source>The ledger holds {0} of {1}, but its funds have {2} available.</source>
        <translation>账本持有{1} {0}，而各项目可用合计为{2}。</translation>
    </message>
    <message>
        <source>The ledger holds {0} of {1} that belongs to no fund.</source>
        <translation>账本持有{1} {0}，不属于任何项目。</translation>
    </message>
    <message>
        <source>A further node gave no answer: {0}</source>
        <translation>另一个节点没有应答：{0}</translation>
    </message>
    <message>
        <source>The node {0} has another block {1} or another head.</source>
        <translation>节点{0}的区块{1}或账本末端不同。</translation>
    </message>
    <message>
        <source>Entry {0} came again, or too late.</source>
        <translation>第{0}条记录重复出现，或来得过晚。</translation>
    </message>
    <message>
        <source>Entry {0} is</source>
        <translation>第{0}条记录</translation>
    </message>
    <message>
        <source>Entries {0} to {1} are</source>
        <translation>第{0}至{1}条记录</translation>
    </message>
    <message>
        <source>{0} missing before entry {1}.</source>
        <translation>{0}缺失，位于第{1}条记录之前。</translation>
    </message>
    <message>
        <source>Entry {0} is not what deployment writes.</source>
        <translation>第{0}条记录不是创建账本时应有的内容。</translation>
    </message>
    <message>
        <source>Entry {0} is older than the one before it.</source>
        <translation>第{0}条记录早于前一条。</translation>
    </message>
    <message>
        <source>Serial {0} was replaced by {1} but not voided right after.</source>
        <translation>{0}号收据由{1}号换开，但没有随即作废。</translation>
    </message>
    <message>
        <source>{0} acted as {1} without that role.</source>
        <translation>{0}以{1}身份操作，但没有该角色。</translation>
    </message>
    <message>
        <source>There is no fund {0}.</source>
        <translation>没有项目{0}。</translation>
    </message>
    <message>
        <source>Nothing was put on fund {0}&apos;s received axis.</source>
        <translation>没有任何数额计入项目{0}的收入轴。</translation>
    </message>
    <message>
        <source>Fund {0} had received {1}, the entry starts at {2}.</source>
        <translation>项目{0}已收{1}，而该记录从{2}开始。</translation>
    </message>
    <message>
        <source>Fund {0}&apos;s received axis passes its end.</source>
        <translation>项目{0}的收入轴超出上限。</translation>
    </message>
    <message>
        <source>Administration took {0} of {1} given to fund {2}, more than {3}.{4} percent.</source>
        <translation>项目{2}的捐赠{1}中，管理费用占{0}，超过{3}.{4}%。</translation>
    </message>
    <message>
        <source>{0} left fund {1}, which had {2} available.</source>
        <translation>项目{1}支出{0}，而可用为{2}。</translation>
    </message>
    <message>
        <source>spent on administration</source>
        <translation>管理费用支出</translation>
    </message>
    <message>
        <source>the next serial</source>
        <translation>下一个收据编号</translation>
    </message>
    <message>
        <source>The contract counts {0} for {1}, the entries lead to {2}.</source>
        <translation>合约中{1}为{0}，按记录应为{2}。</translation>
    </message>
    <message>
        <source>The entries do not lead to the contract&apos;s head: some are changed or missing.</source>
        <translation>记录与合约的末端不符：有记录被改动或缺失。</translation>
    </message>
    <message>
        <source>Fund {0}: the contract says {1} {2}, the entries lead to {3}.</source>
        <translation>项目{0}：合约中{1}为{2}，按记录应为{3}。</translation>
    </message>
    <message>
        <source>Entry {0} is not the one the contract keeps.</source>
        <translation>第{0}条记录与合约保存的不同。</translation>
    </message>
    <message>
        <source>The batch has the number {0}, not {1}.</source>
        <translation>该批次的编号为{0}，应为{1}。</translation>
    </message>
    <message>
        <source>The batch starts with serial {0}, the next was {1}.</source>
        <translation>该批次从{0}号收据开始，下一个应为{1}号。</translation>
    </message>
    <message>
        <source>Serial {0} was voided for no known reason.</source>
        <translation>{0}号收据作废的原因不明。</translation>
    </message>
    <message>
        <source>Serial {0} was voided but never issued.</source>
        <translation>{0}号收据被作废，但从未开具。</translation>
    </message>
    <message>
        <source>Serial {0} had been voided before.</source>
        <translation>{0}号收据此前已作废。</translation>
    </message>
    <message>
        <source>Serial {0} was voided in favour of {1}, which does not stand.</source>
        <translation>{0}号收据作废并由{1}号替代，而后者无效。</translation>
    </message>
    <message>
        <source>Serial {0} was replaced but did not stand.</source>
        <translation>{0}号收据被换开，但它当时无效。</translation>
    </message>
    <message>
        <source>Serial {0} does not have the place of serial {1}, which it replaces.</source>
        <translation>{0}号收据的位置与其所替代的{1}号不同。</translation>
    </message>
    <message>
        <source>Serial {0} was given back but does not stand.</source>
        <translation>{0}号收据的捐赠被退还，但该收据无效。</translation>
    </message>
    <message>
        <source>Serial {0} was given back after it was spent.</source>
        <translation>{0}号收据的捐赠在用出之后被退还。</translation>
    </message>
    <message>
        <source>{0} of the {1} given back for serial {2} had been spent or given back before.</source>
        <translation>{2}号收据退还的{1}中，有{0}此前已用出或退还。</translation>
    </message>
    <message>
        <source>The request has the number {0}, not {1}.</source>
        <translation>该申请的编号为{0}，应为{1}。</translation>
    </message>
    <message>
        <source>{0} approved its own request {1}.</source>
        <translation>{0}批准了自己的申请{1}。</translation>
    </message>
    <message>
        <source>There is no role {0}.</source>
        <translation>没有角色{0}。</translation>
    </message>
    <message>
        <source>A role was given to no account.</source>
        <translation>角色授予了空账户。</translation>
    </message>
    <message>
        <source>A role can&apos;t change in the way {0}.</source>
        <translation>角色不能以{0}的方式变更。</translation>
    </message>
    <message>
        <source>Only administrators are nominated; this role is granted.</source>
        <translation>只有管理员需要提名，该角色应直接授予。</translation>
    </message>
    <message>
        <source>{0} had the role already.</source>
        <translation>{0}已有该角色。</translation>
    </message>
    <message>
        <source>{0} was nominated already.</source>
        <translation>{0}已被提名。</translation>
    </message>
    <message>
        <source>{0} became administrator without accepting an administrator&apos;s nomination.</source>
        <translation>{0}未接受管理员的提名就成为管理员。</translation>
    </message>
    <message>
        <source>{0} did not have the role.</source>
        <translation>{0}没有该角色。</translation>
    </message>
    <message>
        <source>The last administrator was removed.</source>
        <translation>最后一位管理员被移除。</translation>
    </message>
    <message>
        <source>The fund has the number {0}, not {1}.</source>
        <translation>该项目的编号为{0}，应为{1}。</translation>
    </message>
    <message>
        <source>Fund {0} lacks a name or unit.</source>
        <translation>项目{0}缺少名称或单位。</translation>
    </message>
    <message>
        <source>Fund {0} counts in a unit that does not exist.</source>
        <translation>项目{0}的计量单位不存在。</translation>
    </message>
    <message>
        <source>Fund {0} names a token where it has none, or none where it should.</source>
        <translation>项目{0}不应有代币却有代币，或应有而没有。</translation>
    </message>
    <message>
        <source>The rules of fund {0} are not well formed: {1}.</source>
        <translation>项目{0}的规则有误：{1}。</translation>
    </message>
    <message>
        <source>No payee was named.</source>
        <translation>没有写明收款方。</translation>
    </message>
    <message>
        <source>The payee&apos;s place on fund {0}&apos;s list did not change.</source>
        <translation>该收款方在项目{0}名单上的状态没有变化。</translation>
    </message>
    <message>
        <source>the tiers have gaps</source>
        <translation>审批档次有空缺</translation>
    </message>
    <message>
        <source>the tiers do not rise</source>
        <translation>审批档次没有逐档增加</translation>
    </message>
    <message>
        <source>a number is too large</source>
        <translation>有数字过大</translation>
    </message>
    <message>
        <source>the delay or the cap is too large</source>
        <translation>等待期或上限过大</translation>
    </message>
    <message>
        <source>The donations of {0} batches are not kept here, the first is batch {1}; their totals stand on the ledger alone.</source>
        <translation>本机没有保存{0}个批次的捐赠（第一个是批次{1}），其合计只见于账本。</translation>
    </message>
    <message>
        <source>The donations of batch {0} are not kept here; its total stands on the ledger alone.</source>
        <translation>本机没有保存批次{0}的捐赠，其合计只见于账本。</translation>
    </message>
    <message>
        <source>its donations cannot be read ({0})</source>
        <translation>其捐赠无法读取（{0}）</translation>
    </message>
    <message>
        <source>its donations do not carry the serials of the batch</source>
        <translation>其捐赠的收据编号与批次不符</translation>
    </message>
    <message>
        <source>{0} donations are kept here, {1} are on the ledger</source>
        <translation>本机保存{0}笔捐赠，账本上为{1}笔</translation>
    </message>
    <message>
        <source>its donations add up to {0}, on the ledger to {1}</source>
        <translation>其捐赠合计{0}，账本上为{1}</translation>
    </message>
    <message>
        <source>its donations do not lead to the root on the ledger: some field of some donation was changed</source>
        <translation>其捐赠与账本上的根不符：有捐赠的某一栏被改动</translation>
    </message>
    <message>
        <source>its list of donations does not hash to the one on the ledger</source>
        <translation>其捐赠清单与账本上的摘要不符</translation>
    </message>
    <message>
        <source>The evidence that disbursement {0} names is not known here.</source>
        <translation>这里没有{0}号拨付所列的佐证材料。</translation>
    </message>
    <message>
        <source>Disbursement {0}: the evidence “{1}” was changed.</source>
        <translation>{0}号拨付：佐证材料“{1}”被改动过。</translation>
    </message>
    <message>
        <source>Disbursement {0}: the evidence “{1}” is missing.</source>
        <translation>{0}号拨付：缺少佐证材料“{1}”。</translation>
    </message>
    <message>
        <source>Disbursement {0}: the contract&apos;s state, approvals, time or returns are not the entries&apos;.</source>
        <translation>{0}号拨付：合约中的状态、审批、时间或退回与记录不符。</translation>
    </message>
    <message>
        <source>There is a list of donations for batch {0}, which does not exist.</source>
        <translation>有批次{0}的捐赠清单，但该批次不存在。</translation>
    </message>
    <message>
        <source>Batch {0}: the list of donations cannot be read: {1}</source>
        <translation>批次{0}：捐赠清单无法读取：{1}</translation>
    </message>
    <message>
        <source>The list of donations is not that of batch {0}.</source>
        <translation>该捐赠清单不属于批次{0}。</translation>
    </message>
    <message>
        <source>What was given back for serial {0} is not the end of that donation.</source>
        <translation>{0}号收据退还的部分不在该捐赠的末端。</translation>
    </message>
    <message>
        <source>Batch {0} has {1} donations for {2} in all.</source>
        <translation>批次{0}有{1}笔捐赠，合计{2}。</translation>
    </message>
    <message>
        <source>Batch {0} names no list of its donations.</source>
        <translation>批次{0}没有列出捐赠清单。</translation>
    </message>
    <message>
        <source>Batch {0} does not say which disbursement it came from.</source>
        <translation>批次{0}没有说明来自哪一笔拨付。</translation>
    </message>
    <message>
        <source>Batch {0} records a disbursement of this same ledger as a new donation.</source>
        <translation>批次{0}把本账本自己的拨付记成了新的捐赠。</translation>
    </message>
    <message>
        <source>Batch {0} records the disbursement that batch {1} recorded.</source>
        <translation>批次{0}记载的拨付已由批次{1}记载。</translation>
    </message>
    <message>
        <source>Batch {0} should hold one donation only.</source>
        <translation>批次{0}应只含一笔捐赠。</translation>
    </message>
    <message>
        <source>Batch {0} is donation and replacement in one.</source>
        <translation>批次{0}既是捐赠又是换开。</translation>
    </message>
    <message>
        <source>Refund {0} was paid as a disbursement.</source>
        <translation>{0}号退款被当作拨付支付。</translation>
    </message>
    <message>
        <source>Disbursement {0} changed its category.</source>
        <translation>{0}号拨付的类别被改动。</translation>
    </message>
    <message>
        <source>Fund {0} had spent {1}, disbursement {2} starts at {3}.</source>
        <translation>项目{0}已支出{1}，而{2}号拨付从{3}开始。</translation>
    </message>
    <message>
        <source>Disbursement {0} was not approved as the refund of serial {1}.</source>
        <translation>{0}号拨付没有作为{1}号收据的退款获得批准。</translation>
    </message>
    <message>
        <source>Refund {0} went to an account that neither gave the donation nor is on the fund&apos;s list.</source>
        <translation>{0}号退款付给了既非捐赠人、也不在项目名单上的账户。</translation>
    </message>
    <message>
        <source>Money came back from disbursement {0}, which was not paid.</source>
        <translation>{0}号拨付没有付款，却有款项退回。</translation>
    </message>
    <message>
        <source>Money from disbursement {0} came back elsewhere.</source>
        <translation>{0}号拨付的款项退到了别处。</translation>
    </message>
    <message>
        <source>{0} had come back from disbursement {1}, the entry says {2}.</source>
        <translation>{1}号拨付已退回{0}，而记录为{2}。</translation>
    </message>
    <message>
        <source>More came back from disbursement {0} than was paid.</source>
        <translation>{0}号拨付退回的数额超过付出的数额。</translation>
    </message>
    <message>
        <source>Disbursement {0} was paid when it was {1}.</source>
        <translation>{0}号拨付在状态为“{1}”时付款。</translation>
    </message>
    <message>
        <source>Disbursement {0} was paid before its time was over.</source>
        <translation>{0}号拨付在等待期未满时付款。</translation>
    </message>
    <message>
        <source>Disbursement {0} was paid otherwise than approved.</source>
        <translation>{0}号拨付的付款与批准的内容不同。</translation>
    </message>
    <message>
        <source>Disbursement {0} paid the invoice disbursement {1} paid.</source>
        <translation>{0}号拨付支付了{1}号拨付已付过的发票。</translation>
    </message>
    <message>
        <source>Disbursement {0} was requested under a hash that is not its case&apos;s.</source>
        <translation>{0}号拨付申请时的摘要与申请内容不符。</translation>
    </message>
    <message>
        <source>Disbursement {0} names another requester.</source>
        <translation>{0}号拨付写的是另一位申请人。</translation>
    </message>
    <message>
        <source>Disbursement {0} does not start as revision 1.</source>
        <translation>{0}号拨付没有从第1版开始。</translation>
    </message>
    <message>
        <source>Disbursement {0} was changed when it was {1}.</source>
        <translation>{0}号拨付在状态为“{1}”时被修改。</translation>
    </message>
    <message>
        <source>Disbursement {0} was changed by another account.</source>
        <translation>{0}号拨付被其他账户修改。</translation>
    </message>
    <message>
        <source>Disbursement {0} went from revision {1} to {2}.</source>
        <translation>{0}号拨付从第{1}版变为第{2}版。</translation>
    </message>
    <message>
        <source>Disbursement {0} asks for {1}.</source>
        <translation>{0}号拨付申请的金额为{1}。</translation>
    </message>
    <message>
        <source>Disbursement {0} has the category {1}.</source>
        <translation>{0}号拨付的类别为{1}。</translation>
    </message>
    <message>
        <source>Disbursement {0} names a subject that does not fit its category.</source>
        <translation>{0}号拨付指明的对象与类别不符。</translation>
    </message>
    <message>
        <source>Disbursement {0} would go to the ledger itself, or to no account.</source>
        <translation>{0}号拨付会付给账本本身，或没有收款账户。</translation>
    </message>
    <message>
        <source>Disbursement {0} was approved when it was {1}.</source>
        <translation>{0}号拨付在状态为“{1}”时被批准。</translation>
    </message>
    <message>
        <source>{0} approved disbursement {1} twice.</source>
        <translation>{0}两次批准了{1}号拨付。</translation>
    </message>
    <message>
        <source>{0} approved disbursement {1} to itself.</source>
        <translation>{0}批准了付给自己的{1}号拨付。</translation>
    </message>
    <message>
        <source>Disbursement {0} had {1} approvals, the entry says {2}.</source>
        <translation>{0}号拨付有{1}个批准，而记录为{2}个。</translation>
    </message>
    <message>
        <source>Disbursement {0} may be paid from {1}, the entry says {2}.</source>
        <translation>{0}号拨付可从{1}起付款，而记录为{2}。</translation>
    </message>
    <message>
        <source>Disbursement {0} was rejected when it was {1}.</source>
        <translation>{0}号拨付在状态为“{1}”时被驳回。</translation>
    </message>
    <message>
        <source>The objection to disbursement {0} came outside its waiting time.</source>
        <translation>对{0}号拨付的异议不在等待期内提出。</translation>
    </message>
    <message>
        <source>Disbursement {0} was acknowledged when it was {1}.</source>
        <translation>{0}号拨付在状态为“{1}”时被签收。</translation>
    </message>
    <message>
        <source>Disbursement {0} was acknowledged by the wrong side.</source>
        <translation>{0}号拨付由无权的一方签收。</translation>
    </message>
    <message>
        <source>There is no disbursement {0}.</source>
        <translation>没有{0}号拨付。</translation>
    </message>
    <message>
        <source>The entry names another case than disbursement {0} had then.</source>
        <translation>该记录所列的申请内容与{0}号拨付当时的不同。</translation>
    </message>
    <message>
        <source>Disbursement {0} goes to a payee who is not on the fund&apos;s list.</source>
        <translation>{0}号拨付的收款方不在项目名单上。</translation>
    </message>
    <message>
        <source>Entry {0} is not final yet.</source>
        <translation>第{0}条记录尚未最终确认。</translation>
    </message>
    <message>
        <source>Try again in a quarter of an hour.</source>
        <translation>请过一刻钟再试。</translation>
    </message>
    <message>
        <source>{0} sends a block header that does not hash to the block&apos;s hash.</source>
        <translation>{0}给出的区块头与区块摘要不符。</translation>
    </message>
    <message>
        <source>{0} sends a proof that does not hold: {1}</source>
        <translation>{0}给出的证明不成立：{1}</translation>
    </message>
    <message>
        <source>{0} proves another entry {1} than it shows.</source>
        <translation>{0}所证明的第{1}条记录与其显示的不同。</translation>
    </message>
    <message>
        <source>there is no ledger at the address</source>
        <translation>该地址没有账本</translation>
    </message>
    <message>
        <source>it is not about the slots asked for</source>
        <translation>与所询问的存储位置不符</translation>
    </message>
    <message>
        <source>it is not a list</source>
        <translation>不是列表</translation>
    </message>
    <message>
        <source>{0} does not have the block asked for.</source>
        <translation>{0}没有所询问的区块。</translation>
    </message>
    <message>
        <source>The header of block {0} from {1} does not have the block&apos;s hash.</source>
        <translation>{1}给出的区块{0}的区块头与其摘要不符。</translation>
    </message>
    <message>
        <source>Expected {0} values, found {1}.</source>
        <translation>应有{0}个值，实有{1}个。</translation>
    </message>
    <message>
        <source>The offset at byte {0} does not lead to byte {1}.</source>
        <translation>第{0}字节处的偏移没有指向第{1}字节。</translation>
    </message>
    <message>
        <source>The value at byte {0} has dirty padding.</source>
        <translation>第{0}字节处的值填充有误。</translation>
    </message>
    <message>
        <source>The text at byte {0} is not UTF-8.</source>
        <translation>第{0}字节处的文字不是 UTF-8。</translation>
    </message>
    <message>
        <source>Only values of fixed size can be read.</source>
        <translation>只能读取固定长度的值。</translation>
    </message>
    <message>
        <source>The ledger contract has no function {0}.</source>
        <translation>账本合约没有函数{0}。</translation>
    </message>
    <message>
        <source>These bytes are not a call of ours.</source>
        <translation>这些字节不是本程序的调用。</translation>
    </message>
    <message>
        <source>Do not sign them; nothing was signed.</source>
        <translation>请勿签署；没有签署任何内容。</translation>
    </message>
    <message>
        <source>The network asks for {0} gwei for each unit of gas; at most {1} are allowed.</source>
        <translation>网络要求每单位燃料费{0} gwei，最多允许{1}。</translation>
    </message>
    <message>
        <source>Wait until the network is less busy, or allow more.</source>
        <translation>请等网络空闲时再试，或提高上限。</translation>
    </message>
    <message>
        <source>The node does not say what gas costs; chains without EIP-1559 are not supported.</source>
        <translation>节点没有给出燃料费价格；不支持没有 EIP-1559 的链。</translation>
    </message>
    <message>
        <source>The node&apos;s history of fees cannot be read.</source>
        <translation>节点的费用历史无法读取。</translation>
    </message>
    <message>
        <source>The transaction {0} was sent and is in no block yet.</source>
        <translation>交易{0}已发送，但尚未进入任何区块。</translation>
    </message>
    <message>
        <source>Another program used the account {0} at the same time (nonce {1}); nothing was done.</source>
        <translation>另一个程序同时使用了账户{0}（序号{1}）；没有执行任何操作。</translation>
    </message>
    <message>
        <source>Try again, and use the account from one place at a time.</source>
        <translation>请重试，并且同一时间只在一处使用该账户。</translation>
    </message>
    <message>
        <source>refused in block {0}: {1}</source>
        <translation>在区块{0}中被拒绝：{1}</translation>
    </message>
    <message>
        <source>{0} sends the receipt of another transaction.</source>
        <translation>{0}给出的是另一笔交易的回执。</translation>
    </message>
    <message>
        <source>{0} sends a receipt that cannot be read.</source>
        <translation>{0}给出的回执无法读取。</translation>
    </message>
    <message>
        <source>another transaction took its nonce</source>
        <translation>其序号已被另一笔交易占用</translation>
    </message>
    <message>
        <source>the account could not pay for it</source>
        <translation>账户余额不足以支付费用</translation>
    </message>
    <message>
        <source>the node refused it: {0}</source>
        <translation>节点拒绝：{0}</translation>
    </message>
    <message>
        <source>Check the address and the network, or try another node.</source>
        <translation>请核对地址和网络，或换一个节点。</translation>
    </message>
    <message>
        <source>Do not rely on this node; try another one.</source>
        <translation>请勿依赖此节点，换一个节点。</translation>
    </message>
    <message>
        <source>{0} gave no whole answer within {1} seconds.</source>
        <translation>{0}在{1}秒内没有完整应答。</translation>
    </message>
    <message>
        <source>{0} could not prove who it is: {1}.</source>
        <translation>{0}无法证明自己的身份：{1}。</translation>
    </message>
    <message>
        <source>{0} refused or broke off the connection.</source>
        <translation>{0}拒绝或中断了连接。</translation>
    </message>
    <message>
        <source>{0} does not answer as a web server ({1}).</source>
        <translation>{0}的应答不像网络服务器（{1}）。</translation>
    </message>
    <message>
        <source>{0} cannot be reached: {1}.</source>
        <translation>无法连接{0}：{1}。</translation>
    </message>
    <message>
        <source>no address</source>
        <translation>没有地址</translation>
    </message>
    <message>
        <source>{0} sends us elsewhere (status {1}); not followed.</source>
        <translation>{0}要我们转到别处（状态{1}）；未跟随。</translation>
    </message>
    <message>
        <source>{0} compressed its answer, which was not asked for.</source>
        <translation>{0}压缩了应答，而我们没有要求。</translation>
    </message>
    <message>
        <source>{0} answered with status {1}.</source>
        <translation>{0}的应答状态为{1}。</translation>
    </message>
    <message>
        <source>{0} sent more than {1} bytes.</source>
        <translation>{0}发来超过{1}字节。</translation>
    </message>
    <message>
        <source>Give the address of a JSON-RPC endpoint, such as https://node.example.org/.</source>
        <translation>请填写 JSON-RPC 接口的地址，例如 https://node.example.org/。</translation>
    </message>
    <message>
        <source>This is no address of a node.</source>
        <translation>这不是节点地址。</translation>
    </message>
    <message>
        <source>Check the node&apos;s address and the ledger&apos;s.</source>
        <translation>请核对节点地址和账本地址。</translation>
    </message>
    <message>
        <source>{0} is on chain {1}, not {2}.</source>
        <translation>{0}在链{1}上，而不是{2}。</translation>
    </message>
    <message>
        <source>{0} has another chain under our chain&apos;s id.</source>
        <translation>{0}以我们的链编号提供了另一条链。</translation>
    </message>
    <message>
        <source>{0} has no contract at {1}.</source>
        <translation>{0}在{1}处没有合约。</translation>
    </message>
    <message>
        <source>The contract at {0} is not a ledger of ours.</source>
        <translation>{0}处的合约不是我们的账本。</translation>
    </message>
    <message>
        <source>{0} does not show entry {1} as the ledger keeps it.</source>
        <translation>{0}给出的第{1}条记录与账本保存的不同。</translation>
    </message>
    <message>
        <source>{0} sends {1} as an entry.</source>
        <translation>{0}给出的记录是{1}。</translation>
    </message>
    <message>
        <source>{0} does not answer {1} as a ledger does.</source>
        <translation>{0}对{1}的应答不像账本。</translation>
    </message>
    <message>
        <source>{0} does not show entry {1}, which the ledger has.</source>
        <translation>{0}没有给出第{1}条记录，而账本上有。</translation>
    </message>
    <message>
        <source>{0} shows entry {1} where entry {2} belongs.</source>
        <translation>{0}在应为第{2}条记录处给出了第{1}条。</translation>
    </message>
    <message>
        <source>a record of something else</source>
        <translation>其他内容的记载</translation>
    </message>
    <message>
        <source>an event with another encoding</source>
        <translation>编码不同的事件</translation>
    </message>
    <message>
        <source>The ledger refuses this: {0}.</source>
        <translation>账本拒绝：{0}。</translation>
    </message>
    <message>
        <source>it gives no reason</source>
        <translation>没有给出理由</translation>
    </message>
    <message>
        <source>Look at the ledger&apos;s state and at who may do this.</source>
        <translation>请查看账本状态以及谁有权这样做。</translation>
    </message>
    <message>
        <source>The account 0x{0} does not have enough coin to pay the network.</source>
        <translation>账户0x{0}的币不足以支付网络费用。</translation>
    </message>
    <message>
        <source>Send it some of the network&apos;s coin, then try again.</source>
        <translation>请向其转入一些该网络的币，然后重试。</translation>
    </message>
    <message>
        <source>panic {0}</source>
        <translation>严重错误{0}</translation>
    </message>
    <message>
        <source>{0} refused the call: {1} ({2}).</source>
        <translation>{0}拒绝了调用：{1}（{2}）。</translation>
    </message>
    <message>
        <source>is not a JSON-RPC answer</source>
        <translation>不是 JSON-RPC 应答</translation>
    </message>
    <message>
        <source>answers a batch with a single result</source>
        <translation>对一批调用只给了一个结果</translation>
    </message>
    <message>
        <source>does not answer the calls of the batch one by one</source>
        <translation>没有逐一应答一批调用</translation>
    </message>
    <message>
        <source>is nested too deep or not balanced</source>
        <translation>嵌套过深或不成对</translation>
    </message>
    <message>
        <source>has another form than asked for</source>
        <translation>形式与所要求的不同</translation>
    </message>
    <message>
        <source>comes under another id</source>
        <translation>编号不符</translation>
    </message>
    <message>
        <source>has neither result nor error</source>
        <translation>既无结果也无错误</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>没有给出理由</translation>
    </message>
    <message>
        <source>The answer of {0} {1}.</source>
        <translation>{0}的应答{1}。</translation>
    </message>
    <message>
        <source>it was not signed</source>
        <translation>没有签署</translation>
    </message>
    <message>
        <source>it was not confirmed</source>
        <translation>没有确认</translation>
    </message>
    <message>
        <source>it was not signed before the program ended</source>
        <translation>程序结束前没有签署</translation>
    </message>
    <message>
        <source>fill a gap</source>
        <translation>填补空缺</translation>
    </message>
    <message>
        <source>no transaction of ours</source>
        <translation>不是本程序的交易</translation>
    </message>
    <message>
        <source>A node&apos;s answer has something else where a number belongs.</source>
        <translation>节点的应答中，应为数字处是其他内容。</translation>
    </message>
    <message>
        <source>A node&apos;s answer has something else where bytes belong.</source>
        <translation>节点的应答中，应为字节处是其他内容。</translation>
    </message>
    <message>
        <source>Ask another node for the same entry.</source>
        <translation>请向另一个节点询问同一条记录。</translation>
    </message>
    <message>
        <source>The address at byte {0} has dirty padding.</source>
        <translation>第{0}字节处的地址填充有误。</translation>
    </message>
    <message>
        <source>The truth value at byte {0} is neither 0 nor 1.</source>
        <translation>第{0}字节处的真假值既不是0也不是1。</translation>
    </message>
    <message>
        <source>Expected at least {0} bytes of ABI data, found {1}.</source>
        <translation>至少应有{0}字节的 ABI 数据，实有{1}字节。</translation>
    </message>
    <message>
        <source>Expected {0} bytes of ABI data, found {1}.</source>
        <translation>应有{0}字节的 ABI 数据，实有{1}字节。</translation>
    </message>
    <message>
        <source>The value at byte {0} is longer than the data.</source>
        <translation>第{0}字节处的值超出数据长度。</translation>
    </message>
    <message>
        <source>{0} does not fit an unsigned word.</source>
        <translation>{0}超出无符号数的范围。</translation>
    </message>
    <message>
        <source>An address has 20 bytes, not {0}.</source>
        <translation>地址应为20字节，不是{0}字节。</translation>
    </message>
    <message>
        <source>A hash has 32 bytes, not {0}.</source>
        <translation>摘要应为32字节，不是{0}字节。</translation>
    </message>
    <message>
        <source>the block has no ledger at this address</source>
        <translation>该区块在此地址没有账本</translation>
    </message>
    <message>
        <source>the batch cannot be written down ({0})</source>
        <translation>该批次无法写出（{0}）</translation>
    </message>
    <message>
        <source>the block has another entry under this number</source>
        <translation>该区块在此编号下是另一条记录</translation>
    </message>
    <message>
        <source>the block is older than the entry</source>
        <translation>该区块早于这条记录</translation>
    </message>
    <message>
        <source>Use a day from 1970 to 2149.</source>
        <translation>请使用1970至2149年的日期。</translation>
    </message>
    <message>
        <source>The {0} is not in Unicode&apos;s normal form C.</source>
        <translation>{0}不是 Unicode 规范形式 C。</translation>
    </message>
    <message>
        <source>Enter it again.</source>
        <translation>请重新输入。</translation>
    </message>
    <message>
        <source>The {0} has control characters in it.</source>
        <translation>{0}中有控制字符。</translation>
    </message>
    <message>
        <source>Enter it as one plain line.</source>
        <translation>请输入一行普通文字。</translation>
    </message>
    <message>
        <source>The {0} takes {1} bytes.</source>
        <translation>{0}占{1}字节。</translation>
    </message>
    <message>
        <source>Use 1 to {0} bytes (a Chinese character takes 3).</source>
        <translation>请用1至{0}字节（一个汉字占3字节）。</translation>
    </message>
    <message>
        <source>The date does not have two bytes.</source>
        <translation>日期不是两个字节。</translation>
    </message>
    <message>
        <source>The {0} is not UTF-8.</source>
        <translation>{0}不是 UTF-8。</translation>
    </message>
    <message>
        <source>A seed has {0} bytes.</source>
        <translation>种子应为{0}字节。</translation>
    </message>
    <message>
        <source>There is no field to open.</source>
        <translation>没有可公开的栏目。</translation>
    </message>
    <message>
        <source>Each open field needs its salt.</source>
        <translation>每个公开的栏目都需要其盐值。</translation>
    </message>
    <message>
        <source>A field is open or closed.</source>
        <translation>栏目只能是公开或不公开。</translation>
    </message>
    <message>
        <source>A salt has {0} bytes.</source>
        <translation>盐值应为{0}字节。</translation>
    </message>
    <message>
        <source>A field&apos;s hash has 32 bytes.</source>
        <translation>栏目的摘要应为32字节。</translation>
    </message>
    <message>
        <source>A commitment has 32 bytes.</source>
        <translation>承诺值应为32字节。</translation>
    </message>
    <message>
        <source>is of the unknown kind {0}</source>
        <translation>属于不明类型{0}</translation>
    </message>
    <message>
        <source>({0}) cannot be read: {1}</source>
        <translation>（{0}）无法读取：{1}</translation>
    </message>
    <message>
        <source>is filed under {0}, its fields say {1}</source>
        <translation>归在{0}之下，而其内容为{1}</translation>
    </message>
    <message>
        <source>Entry {0} {1}.</source>
        <translation>第{0}条记录{1}。</translation>
    </message>
    <message>
        <source>Ask another node for the same entry, then audit the ledger.</source>
        <translation>请向另一个节点询问同一条记录，然后审计账本。</translation>
    </message>
    <message>
        <source>Scan the code again, or paste the whole link or number.</source>
        <translation>请重新扫描二维码，或粘贴完整的链接或编号。</translation>
    </message>
    <message>
        <source>A receipt of {0} bytes does not fit a code or link.</source>
        <translation>{0}字节的收据放不进二维码或链接。</translation>
    </message>
    <message>
        <source>Hand it over as a file.</source>
        <translation>请以文件方式交付。</translation>
    </message>
    <message>
        <source>This text is too long to be a receipt.</source>
        <translation>这段文字过长，不可能是收据。</translation>
    </message>
    <message>
        <source>This text is not a receipt&apos;s link or number.</source>
        <translation>这段文字不是收据的链接或编号。</translation>
    </message>
    <message>
        <source>A receipt&apos;s number does not begin with 0.</source>
        <translation>收据的编号不以0开头。</translation>
    </message>
    <message>
        <source>This number is too long to be a receipt.</source>
        <translation>这个编号过长，不可能是收据。</translation>
    </message>
    <message>
        <source>Commit them in several batches.</source>
        <translation>请分成几个批次入账。</translation>
    </message>
    <message>
        <source>{0} cannot be the first serial number of a batch.</source>
        <translation>{0}不能作为批次的起始收据编号。</translation>
    </message>
    <message>
        <source>An amount of this batch is not above zero, or a commitment does not have 32 bytes.</source>
        <translation>该批次中有金额不大于零，或有承诺值不是32字节。</translation>
    </message>
    <message>
        <source>A path of {0} steps does not fit place {1} of {2}.</source>
        <translation>{0}步的路径与{2}笔中的第{1}位不符。</translation>
    </message>
    <message>
        <source>The leaf is out of bounds.</source>
        <translation>叶节点超出范围。</translation>
    </message>
    <message>
        <source>A sum on the path is larger than an amount can be.</source>
        <translation>路径上的合计超过了金额上限。</translation>
    </message>
    <message>
        <source>This is not the manifest of a batch.</source>
        <translation>这不是批次的清单。</translation>
    </message>
    <message>
        <source>Use the file as it was written when the batch was committed.</source>
        <translation>请使用批次入账时写成的原文件。</translation>
    </message>
    <message>
        <source>The proof does not hold: {0}.</source>
        <translation>证明不成立：{0}。</translation>
    </message>
    <message>
        <source>Ask for the archived receipt again.</source>
        <translation>请重新索取存档收据。</translation>
    </message>
    <message>
        <source>the block header is too short</source>
        <translation>区块头过短</translation>
    </message>
    <message>
        <source>the block header cannot be read ({0})</source>
        <translation>区块头无法读取（{0}）</translation>
    </message>
    <message>
        <source>an account has four parts</source>
        <translation>账户应有四个部分</translation>
    </message>
    <message>
        <source>the account cannot be read ({0})</source>
        <translation>账户无法读取（{0}）</translation>
    </message>
    <message>
        <source>the slot cannot be read ({0})</source>
        <translation>存储位置无法读取（{0}）</translation>
    </message>
    <message>
        <source>a zero is never kept</source>
        <translation>不应保存零值</translation>
    </message>
    <message>
        <source>it is larger than any honest one</source>
        <translation>大于任何真实的证明</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>为空</translation>
    </message>
    <message>
        <source>it goes deeper than its key</source>
        <translation>超出其键的深度</translation>
    </message>
    <message>
        <source>an extension leads nowhere</source>
        <translation>扩展节点没有去处</translation>
    </message>
    <message>
        <source>it has more nodes than it needs</source>
        <translation>节点多于所需</translation>
    </message>
    <message>
        <source>a long node lies inside another</source>
        <translation>长节点嵌在另一个节点中</translation>
    </message>
    <message>
        <source>a reference is not a hash</source>
        <translation>引用不是摘要</translation>
    </message>
    <message>
        <source>a node is missing</source>
        <translation>缺少一个节点</translation>
    </message>
    <message>
        <source>a node does not hash to what its parent names</source>
        <translation>有节点与其上级所列摘要不符</translation>
    </message>
    <message>
        <source>a short node is not inside its parent</source>
        <translation>短节点不在其上级中</translation>
    </message>
    <message>
        <source>a node cannot be read ({0})</source>
        <translation>有节点无法读取（{0}）</translation>
    </message>
    <message>
        <source>a node has {0} parts</source>
        <translation>有节点含{0}个部分</translation>
    </message>
    <message>
        <source>a node&apos;s path cannot be read</source>
        <translation>节点的路径无法读取</translation>
    </message>
    <message>
        <source>a node&apos;s path is padded with something</source>
        <translation>节点的路径填充有误</translation>
    </message>
    <message>
        <source>a leaf holds no value</source>
        <translation>叶节点没有值</translation>
    </message>
    <message>
        <source>a root is not a hash</source>
        <translation>根不是摘要</translation>
    </message>
    <message>
        <source>an archive without its place in the ledger</source>
        <translation>存档中没有其在账本中的位置</translation>
    </message>
    <message>
        <source>it takes {0} bytes</source>
        <translation>占{0}字节</translation>
    </message>
    <message>
        <source>the number {0} is out of bounds</source>
        <translation>数字{0}超出范围</translation>
    </message>
    <message>
        <source>{0} bytes stand where {1} belong</source>
        <translation>应为{1}字节处有{0}字节</translation>
    </message>
    <message>
        <source>The path does not fit the place in the batch.</source>
        <translation>路径与其在批次中的位置不符。</translation>
    </message>
    <message>
        <source>a proof of {0} nodes</source>
        <translation>证明有{0}个节点</translation>
    </message>
    <message>
        <source>Its check number does not fit: it is damaged, mistyped or changed.</source>
        <translation>校验码不符：已损坏、输错或被改动。</translation>
    </message>
    <message>
        <source>Scan or copy it again from the original.</source>
        <translation>请按原件重新扫描或复制。</translation>
    </message>
    <message>
        <source>This receipt is written in version {0}; this program reads version {1}.</source>
        <translation>此收据的版本为{0}，本程序可读版本{1}。</translation>
    </message>
    <message>
        <source>Use a newer program.</source>
        <translation>请使用更新的程序。</translation>
    </message>
    <message>
        <source>Ask for the original receipt.</source>
        <translation>请索取原始收据。</translation>
    </message>
    <message>
        <source>its flags are unknown</source>
        <translation>其标志不明</translation>
    </message>
    <message>
        <source>its due day is out of bounds</source>
        <translation>其登记期限超出范围</translation>
    </message>
    <message>
        <source>some fields are open means at least one open and one closed</source>
        <translation>部分公开应至少有一栏公开、一栏不公开</translation>
    </message>
    <message>
        <source>{0} private fields</source>
        <translation>{0}个不公开栏目</translation>
    </message>
    <message>
        <source>a private field of the unknown kind {0}</source>
        <translation>不公开栏目的类型{0}不明</translation>
    </message>
    <message>
        <source>its private fields are out of order</source>
        <translation>不公开栏目的顺序有误</translation>
    </message>
    <message>
        <source>Its serial number is less than its place in the batch.</source>
        <translation>其收据编号小于在批次中的位置。</translation>
    </message>
    <message>
        <source>This is not a canonical RLP item: {0}.</source>
        <translation>这不是规范的 RLP 内容：{0}。</translation>
    </message>
    <message>
        <source>bytes are left over</source>
        <translation>有多余的字节</translation>
    </message>
    <message>
        <source>a list is expected</source>
        <translation>应为列表</translation>
    </message>
    <message>
        <source>a number is expected</source>
        <translation>应为数字</translation>
    </message>
    <message>
        <source>a small byte is written with a length</source>
        <translation>单个小字节不应写长度</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation>嵌套过深</translation>
    </message>
    <message>
        <source>a length is written longer than it need be</source>
        <translation>长度的写法过长</translation>
    </message>
    <message>
        <source>A hash to sign has 32 bytes, not {0}.</source>
        <translation>待签署的摘要应为32字节，不是{0}字节。</translation>
    </message>
    <message>
        <source>This is no private key: it must be 32 bytes and within the curve&apos;s order.</source>
        <translation>这不是私钥：应为32字节且在曲线的阶以内。</translation>
    </message>
    <message>
        <source>Check that the whole key was copied.</source>
        <translation>请核对是否复制了完整的密钥。</translation>
    </message>
    <message>
        <source>The ledger has no fund {0}.</source>
        <translation>账本没有项目{0}。</translation>
    </message>
    <message>
        <source>A unit cannot have {0} decimal places.</source>
        <translation>单位不能有{0}位小数。</translation>
    </message>
    <message>
        <source>Use 0 to {0}.</source>
        <translation>请用0至{0}位。</translation>
    </message>
    <message>
        <source>{0} cannot be the name of a unit.</source>
        <translation>{0}不能作为单位名称。</translation>
    </message>
    <message>
        <source>Use 1 to {0} bytes of printable text.</source>
        <translation>请用1至{0}字节的可打印文字。</translation>
    </message>
    <message>
        <source>A token&apos;s address has 20 bytes.</source>
        <translation>代币地址应为20字节。</translation>
    </message>
    <message>
        <source>{0} is not a currency code.</source>
        <translation>{0}不是货币代码。</translation>
    </message>
    <message>
        <source>Use the three capital letters of ISO 4217, such as CNY, EUR or USD.</source>
        <translation>请用 ISO 4217 的三个大写字母，例如 CNY、EUR 或 USD。</translation>
    </message>
    <message>
        <source>{0} is not an amount.</source>
        <translation>{0}不是金额。</translation>
    </message>
    <message>
        <source>Write digits with at most one decimal point, such as 1234.50.</source>
        <translation>请填写数字，最多一个小数点，例如1234.50。</translation>
    </message>
    <message>
        <source>{0} has {1} decimal places; {2} has {3}.</source>
        <translation>{0}有{1}位小数，而{2}为{3}位。</translation>
    </message>
    <message>
        <source>Give the exact amount; nothing is rounded.</source>
        <translation>请填写准确金额，不作舍入。</translation>
    </message>
    <message>
        <source>{0} {1} is too large.</source>
        <translation>{0} {1}过大。</translation>
    </message>
    <message>
        <source>At least one node must confirm a receipt.</source>
        <translation>至少须有一个节点确认收据。</translation>
    </message>
    <message>
        <source>This is not a receipt of ours: {0}.</source>
        <translation>这不是我们的收据：{0}。</translation>
    </message>
    <message>
        <source>This is not the one form a receipt has: {0}.</source>
        <translation>这不是收据应有的唯一写法：{0}。</translation>
    </message>
    <message>
        <source>a number is written longer than it need be</source>
        <translation>有数字的写法过长</translation>
    </message>
    <message>
        <source>a number does not end</source>
        <translation>有数字没有结束</translation>
    </message>
    <message>
        <source>the newest block&apos;s state is missing</source>
        <translation>缺少最新区块的状态</translation>
    </message>
    <message>
        <source>exceeds block gas limit</source>
        <translation>超过区块的燃料上限</translation>
    </message>
    <message>
        <source>execution aborted: it took too long or went too deep</source>
        <translation>执行中止：时间过长或层次过深</translation>
    </message>
    <message>
        <source>The ledger in {0} is held by another program that does not answer.</source>
        <translation>{0}中的账本被另一个没有应答的程序占用。</translation>
    </message>
    <message>
        <source>Wait for it to finish or end it, then try again.</source>
        <translation>请等它完成或将其结束，然后重试。</translation>
    </message>
    <message>
        <source>The ledger in {0} is already served, at {1}.</source>
        <translation>{0}中的账本已在{1}提供服务。</translation>
    </message>
    <message>
        <source>Use that address, or close the other program first.</source>
        <translation>请使用该地址，或先关闭另一个程序。</translation>
    </message>
    <message>
        <source>The ledger&apos;s folder {0} cannot be used: {1}.</source>
        <translation>账本的文件夹{0}无法使用：{1}。</translation>
    </message>
    <message>
        <source>Check that the folder exists, is yours and can be written to.</source>
        <translation>请确认文件夹存在、归您使用且可写入。</translation>
    </message>
    <message>
        <source>The address {0}:{1} cannot be used: {2}.</source>
        <translation>地址{0}:{1}无法使用：{2}。</translation>
    </message>
    <message>
        <source>Choose another port.</source>
        <translation>请选择其他端口。</translation>
    </message>
    <message>
        <source>The ledger file {0} cannot be used: {1}.</source>
        <translation>账本文件{0}无法使用：{1}。</translation>
    </message>
    <message>
        <source>Put a copy from your backup in its place, or update the program.</source>
        <translation>请用备份中的副本替换，或更新程序。</translation>
    </message>
    <message>
        <source>The ledger file {0} cannot be used now: {1}.</source>
        <translation>账本文件{0}现在无法使用：{1}。</translation>
    </message>
    <message>
        <source>Close other programs that have it open and check the disk, then try again.</source>
        <translation>请关闭打开它的其他程序并检查磁盘，然后重试。</translation>
    </message>
    <message>
        <source>its format is {0}, this program knows {1}</source>
        <translation>其格式为{0}，本程序支持{1}</translation>
    </message>
    <message>
        <source>it has no chain id</source>
        <translation>没有链编号</translation>
    </message>
    <message>
        <source>it has no blocks</source>
        <translation>没有区块</translation>
    </message>
    <message>
        <source>Entry {0} is not a batch of donations.</source>
        <translation>第{0}条记录不是捐赠批次。</translation>
    </message>
    <message>
        <source>Do not do it again: look later, and it will be found.</source>
        <translation>请勿重复操作：稍后再看，即可查到。</translation>
    </message>
    <message>
        <source>{0} cannot be the day of a donation.</source>
        <translation>{0}不能作为捐赠日期。</translation>
    </message>
    <message>
        <source>A batch holds 1 to {0} donations, not {1}.</source>
        <translation>一个批次可含1至{0}笔捐赠，不能是{1}笔。</translation>
    </message>
    <message>
        <source>The donations of this batch add up to more than an amount can be.</source>
        <translation>该批次捐赠的合计超过了金额上限。</translation>
    </message>
    <message>
        <source>There is no place {0} in a batch of {1} donations.</source>
        <translation>{1}笔捐赠的批次中没有第{0}位。</translation>
    </message>
    <message>
        <source>Disbursement {0} was not paid.</source>
        <translation>{0}号拨付没有付款。</translation>
    </message>
    <message>
        <source>See the Disbursements page.</source>
        <translation>请查看“拨付”页。</translation>
    </message>
    <message>
        <source>See the Funds page.</source>
        <translation>请查看“项目”页。</translation>
    </message>
    <message>
        <source>there is no fund “{0}”; create it, or correct the row</source>
        <translation>没有项目“{0}”；请新建该项目，或更正这一行</translation>
    </message>
    <message>
        <source>the fund “{0}” counts {1}, not {2}</source>
        <translation>项目“{0}”以{1}计，而不是{2}</translation>
    </message>
    <message>
        <source>It cannot be read: {0}.</source>
        <translation>无法读取：{0}。</translation>
    </message>
    <message>
        <source>There is no saved mapping “{0}”.</source>
        <translation>没有已保存的列对应“{0}”。</translation>
    </message>
    <message>
        <source>Photograph the code alone, flat, sharp and in good light, or use the receipt&apos;s file or link.</source>
        <translation>请单独拍摄二维码，放平、清晰、光线充足；或使用收据的文件或链接。</translation>
    </message>
    <message>
        <source>on the pages {0} to {1}</source>
        <translation>第{0}至{1}页</translation>
    </message>
    <message>
        <source>There are {0} receipts {1}in this file.</source>
        <translation>此文件中{1}有{0}张收据。</translation>
    </message>
    <message>
        <source>Choose a page.</source>
        <translation>请选择一页。</translation>
    </message>
    <message>
        <source>Cut the picture down to one code.</source>
        <translation>请把图片裁剪到只有一个二维码。</translation>
    </message>
    <message>
        <source>{0} bytes</source>
        <translation>{0}字节</translation>
    </message>
    <message>
        <source>This is too large to be a receipt: {0}, at most {1} are read.</source>
        <translation>内容过大，不像收据：{0}，最多读取{1}。</translation>
    </message>
    <message>
        <source>Cut the picture down to the code, or hand in the receipt&apos;s page alone.</source>
        <translation>请把图片裁剪到二维码，或只交收据那一页。</translation>
    </message>
    <message>
        <source>a text of {0} bytes</source>
        <translation>{0}字节的文字</translation>
    </message>
    <message>
        <source>No receipt&apos;s code can be read in this drawing.</source>
        <translation>此矢量图中读不出收据的二维码。</translation>
    </message>
    <message>
        <source>Only drawings this program wrote are read; save it as a PNG picture.</source>
        <translation>只能读取本程序生成的矢量图；请另存为 PNG 图片。</translation>
    </message>
    <message>
        <source>This file is no picture, PDF, receipt file or text that can be read here.</source>
        <translation>此文件不是可读取的图片、PDF、收据文件或文字。</translation>
    </message>
    <message>
        <source>Pictures: PNG, JPEG or WebP (save a HEIC photo as JPEG first).</source>
        <translation>图片：PNG、JPEG 或 WebP（HEIC 照片请先存为 JPEG）。</translation>
    </message>
    <message>
        <source>{0} x {1} dots</source>
        <translation>{0} x {1} 像素</translation>
    </message>
    <message>
        <source>{0} million</source>
        <translation>{0}百万</translation>
    </message>
    <message>
        <source>a picture of more dots than any camera&apos;s</source>
        <translation>像素超过任何相机的图片</translation>
    </message>
    <message>
        <source>This picture is damaged.</source>
        <translation>此图片已损坏。</translation>
    </message>
    <message>
        <source>Copy or photograph it again.</source>
        <translation>请重新复制或拍摄。</translation>
    </message>
    <message>
        <source>This PDF is damaged or locked with a password.</source>
        <translation>此 PDF 已损坏或设有密码。</translation>
    </message>
    <message>
        <source>Open it, print it to a new PDF, and hand that in.</source>
        <translation>请打开它，另行打印为新的 PDF 再交来。</translation>
    </message>
    <message>
        <source>This PDF has {0} pages, none is {1}.</source>
        <translation>此 PDF 有{0}页，没有第{1}页。</translation>
    </message>
    <message>
        <source>a PDF of {0} pages</source>
        <translation>{0}页的 PDF</translation>
    </message>
    <message>
        <source>The code in this picture is not a receipt&apos;s.</source>
        <translation>图片中的二维码不是收据的。</translation>
    </message>
    <message>
        <source>A receipt&apos;s code is a link with /v# in it.</source>
        <translation>收据的二维码是含有 /v# 的链接。</translation>
    </message>
    <message>
        <source>No receipt&apos;s code can be read in this file.</source>
        <translation>此文件中读不出收据的二维码。</translation>
    </message>
    <message>
        <source>the amount is blank; fill it in and import the file again</source>
        <translation>金额为空；请填写后重新导入文件</translation>
    </message>
    <message>
        <source>it is a date or a yes/no, not an amount; correct the cell&apos;s format</source>
        <translation>这是日期或是否值，不是金额；请更正单元格格式</translation>
    </message>
    <message>
        <source>it is no finite number; correct the cell</source>
        <translation>不是有限的数字；请更正单元格</translation>
    </message>
    <message>
        <source>spreadsheets keep 15 digits of a number; enter it as text</source>
        <translation>电子表格的数字只保留15位；请按文本输入</translation>
    </message>
    <message>
        <source>the cell holds {0}, a spreadsheet&apos;s rounding noise; read as {1}</source>
        <translation>单元格中是{0}，属电子表格的舍入误差；按{1}读取</translation>
    </message>
    <message>
        <source>it is the text of a formula; save the file with values instead</source>
        <translation>这是公式的文字；请以数值保存文件</translation>
    </message>
    <message>
        <source>it is not an amount; correct it or give another column</source>
        <translation>不是金额；请更正或另选一列</translation>
    </message>
    <message>
        <source>it is in {0}, and the fund counts {1}; import it elsewhere</source>
        <translation>币种为{0}，而项目以{1}计；请导入其他项目</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; beside the number is not known; correct it</source>
        <translation>不认识数字旁的“{0}”；请更正</translation>
    </message>
    <message>
        <source>it is larger than any amount the ledger can carry</source>
        <translation>超过账本所能记载的金额</translation>
    </message>
    <message>
        <source>{0} is counted in whole units and nothing is rounded; give the exact number</source>
        <translation>{0}以整数计且不作舍入；请填写准确数目</translation>
    </message>
    <message>
        <source>it has more decimal places than {0} ({1}) and nothing is rounded</source>
        <translation>小数位数超过{0}（{1}位），且不作舍入</translation>
    </message>
    <message>
        <source>its marks do not fit the column, where &apos;{0}&apos; is the decimal mark; correct it</source>
        <translation>其分隔符与该列不符，该列以“{0}”为小数点；请更正</translation>
    </message>
    <message>
        <source>a spreadsheet keeps 15 digits of a number and this one has more; enter it as text</source>
        <translation>电子表格的数字只保留15位，这个数超出；请按文本输入</translation>
    </message>
    <message>
        <source>The running balance agrees with every one of {0} rows.</source>
        <translation>余额与全部{0}行逐行相符。</translation>
    </message>
    <message>
        <source>row {0} moves it by {1} where the row&apos;s amounts give {2}</source>
        <translation>第{0}行余额变动{1}，而该行金额应为{2}</translation>
    </message>
    <message>
        <source>(and {0} more)</source>
        <translation>（另有{0}处）</translation>
    </message>
    <message>
        <source>The running balance disagrees in {0} of {1} rows: {2}{3}.</source>
        <translation>{1}行中有{0}行余额不符：{2}{3}。</translation>
    </message>
    <message>
        <source>There is no field &apos;{0}&apos;.</source>
        <translation>没有栏目“{0}”。</translation>
    </message>
    <message>
        <source>Fields are {0}.</source>
        <translation>栏目有：{0}。</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; has one column.</source>
        <translation>“{0}”只对应一列。</translation>
    </message>
    <message>
        <source>{0}, row {1}: several columns could be the amount: {2}.</source>
        <translation>{0}第{1}行：有几列可能是金额：{2}。</translation>
    </message>
    <message>
        <source>counts money (&apos;{0}&apos;), and the fund counts {1}</source>
        <translation>以货币计（“{0}”），而项目以{1}计</translation>
    </message>
    <message>
        <source>Import it into a money fund</source>
        <translation>请导入以货币计的项目</translation>
    </message>
    <message>
        <source>counts goods (&apos;{0}&apos;), and the fund counts {1}</source>
        <translation>以物资计（“{0}”），而项目以{1}计</translation>
    </message>
    <message>
        <source>Import it into a goods fund</source>
        <translation>请导入以物资计的项目</translation>
    </message>
    <message>
        <source>has no column of amounts that is recognised</source>
        <translation>没有可识别的金额列</translation>
    </message>
    <message>
        <source>Look at its headings</source>
        <translation>请查看表头</translation>
    </message>
    <message>
        <source>{0}, row {1}: the table {2}.</source>
        <translation>{0}第{1}行：表格{2}。</translation>
    </message>
    <message>
        <source>The column &apos;{0}&apos; names {1} in its heading, and the fund counts {2}</source>
        <translation>“{0}”列的表头写明{1}，而项目以{2}计</translation>
    </message>
    <message>
        <source>{0}: its amounts are taken as {1}, as you said.</source>
        <translation>{0}：按您所说，其金额视为{1}。</translation>
    </message>
    <message>
        <source>Columns not imported: {0}.</source>
        <translation>未导入的列：{0}。</translation>
    </message>
    <message>
        <source>column {0}</source>
        <translation>{0}列</translation>
    </message>
    <message>
        <source>{0} is no date format.</source>
        <translation>{0}不是日期格式。</translation>
    </message>
    <message>
        <source>Use dmy, mdy, ymd or a pattern such as %d.%m.%Y.</source>
        <translation>请用 dmy、mdy、ymd 或 %d.%m.%Y 这样的格式。</translation>
    </message>
    <message>
        <source>{0} writes dates in two ways: row {1} has &apos;{2}&apos;, row {3} has &apos;{4}&apos;.</source>
        <translation>{0}有两种日期写法：第{1}行为“{2}”，第{3}行为“{4}”。</translation>
    </message>
    <message>
        <source>Dates are written {0}, as in row {1} (&apos;{2}&apos;).</source>
        <translation>日期的写法为{0}，如第{1}行（“{2}”）。</translation>
    </message>
    <message>
        <source>{0}, row {1}, date: &apos;{2}&apos; may have the day or the month first, and no other row settles which.</source>
        <translation>{0}第{1}行，日期：“{2}”可能日在前或月在前，其他行也无法判断。</translation>
    </message>
    <message>
        <source>day first</source>
        <translation>日在前</translation>
    </message>
    <message>
        <source>month first</source>
        <translation>月在前</translation>
    </message>
    <message>
        <source>{0} lies outside the years 1970 to 2149; correct it</source>
        <translation>{0}不在1970至2149年之间；请更正</translation>
    </message>
    <message>
        <source>{0} cannot separate cells.</source>
        <translation>{0}不能分隔单元格。</translation>
    </message>
    <message>
        <source>Use one character.</source>
        <translation>请使用一个字符。</translation>
    </message>
    <message>
        <source>{0} has more than {1} rows.</source>
        <translation>{0}超过{1}行。</translation>
    </message>
    <message>
        <source>Split it into several files.</source>
        <translation>请分成几个文件。</translation>
    </message>
    <message>
        <source>{0}, row {1}, column {2}: the cell has {3} characters.</source>
        <translation>{0}第{1}行第{2}列：单元格有{3}个字符。</translation>
    </message>
    <message>
        <source>A quotation mark that opens there may never close; correct the row and try again.</source>
        <translation>那里的引号可能没有结束；请更正该行后重试。</translation>
    </message>
    <message>
        <source>{0}, row {1}: a cell has more than {2} characters.</source>
        <translation>{0}第{1}行：有单元格超过{2}个字符。</translation>
    </message>
    <message>
        <source>a quotation mark opens and never closes</source>
        <translation>引号有开始却没有结束</translation>
    </message>
    <message>
        <source>quotation marks do not match</source>
        <translation>引号不成对</translation>
    </message>
    <message>
        <source>{0}, row {1}: {2}.</source>
        <translation>{0}第{1}行：{2}。</translation>
    </message>
    <message>
        <source>Inside a quoted cell a quotation mark is written twice (&quot;&quot;); correct the row or export the file again.</source>
        <translation>带引号的单元格内，引号须写两次（&quot;&quot;）；请更正该行，或重新导出文件。</translation>
    </message>
    <message>
        <source>{0}, row {1}: there is a NUL character at position {2}.</source>
        <translation>{0}第{1}行：第{2}个位置有空字符（NUL）。</translation>
    </message>
    <message>
        <source>{0} has no byte order mark and was read as {1}.</source>
        <translation>{0}没有字节顺序标记，按{1}读取。</translation>
    </message>
    <message>
        <source>{0} is not an encoding known here.</source>
        <translation>{0}不是可用的编码。</translation>
    </message>
    <message>
        <source>Try utf-8, utf-16, gb18030 or windows-1252.</source>
        <translation>请试试 utf-8、utf-16、gb18030 或 windows-1252。</translation>
    </message>
    <message>
        <source>{0} is not all {1}: row {2} has the byte 0x{3} at position {4}.</source>
        <translation>{0}不全是{1}编码：第{2}行第{4}个位置的字节为0x{3}。</translation>
    </message>
    <message>
        <source>{0} mixes encodings: it is UTF-8, but row {1} has the byte 0x{2} at position {3}.</source>
        <translation>{0}混用了编码：整体为 UTF-8，但第{1}行第{3}个位置的字节为0x{2}。</translation>
    </message>
    <message>
        <source>{0} is binary data, or text in no encoding known here.</source>
        <translation>{0}是二进制数据，或是编码不明的文字。</translation>
    </message>
    <message>
        <source>If it is a table, save it again as CSV in UTF-8; else it may be another kind of file.</source>
        <translation>如果它是表格，请另存为 UTF-8 的 CSV；否则它可能是其他类型的文件。</translation>
    </message>
    <message>
        <source>(it reads, for example, &apos;{0}&apos;)</source>
        <translation>（例如读作“{0}”）</translation>
    </message>
    <message>
        <source>merged cells span them</source>
        <translation>因合并单元格</translation>
    </message>
    <message>
        <source>as you said</source>
        <translation>按您所说</translation>
    </message>
    <message>
        <source>{0} was filled down in {1} rows: {2}.</source>
        <translation>{0}向下填充了{1}行：{2}。</translation>
    </message>
    <message>
        <source>the row is not in {0}; import it into a fund of its own currency</source>
        <translation>该行不以{0}计；请导入该币种的项目</translation>
    </message>
    <message>
        <source>the row does not say what is counted, and the fund counts {0}</source>
        <translation>该行没有说明计量单位，而项目以{0}计</translation>
    </message>
    <message>
        <source>the row counts this, and the fund counts {0}; import it into another fund</source>
        <translation>该行以此计量，而项目以{0}计；请导入其他项目</translation>
    </message>
    <message>
        <source>It is money going out: {0} holds {1}.</source>
        <translation>这是支出：{0}中有{1}。</translation>
    </message>
    <message>
        <source>It is money going out: {0} says {1}.</source>
        <translation>这是支出：{0}为{1}。</translation>
    </message>
    <message>
        <source>Row {0}, {1} in {2}{3}: {4}.</source>
        <translation>第{0}行，{1}（{2}{3}）：{4}。</translation>
    </message>
    <message>
        <source>the row holds money going out and money coming in; split it into two rows</source>
        <translation>该行既有支出又有收入；请拆成两行</translation>
    </message>
    <message>
        <source>it says neither money in nor money out; correct it or map another column</source>
        <translation>没有说明是收入还是支出；请更正或另选一列</translation>
    </message>
    <message>
        <source>the row has more cells than the header; a separator inside a text must stand in quotation marks</source>
        <translation>该行的单元格多于表头；文字中的分隔符须放在引号内</translation>
    </message>
    <message>
        <source>{0} has {1} rows; row {2} cannot be the header.</source>
        <translation>{0}有{1}行；第{2}行不能作为表头。</translation>
    </message>
    <message>
        <source>Count rows from 1; 0 says that there is no header.</source>
        <translation>行数从1数起；0表示没有表头。</translation>
    </message>
    <message>
        <source>{0} has no row of headings with an amount that is recognised (row {1}: {2}).</source>
        <translation>{0}没有含可识别金额的表头（第{1}行：{2}）。</translation>
    </message>
    <message>
        <source>{0} has {1} columns headed &apos;{2}&apos;: {3}.</source>
        <translation>{0}有{1}列的表头都是“{2}”：{3}。</translation>
    </message>
    <message>
        <source>Give the column&apos;s letter instead of its heading.</source>
        <translation>请用列的字母代替表头。</translation>
    </message>
    <message>
        <source>A to {0}</source>
        <translation>A至{0}</translation>
    </message>
    <message>
        <source>{0} has no column &apos;{1}&apos;.</source>
        <translation>{0}没有“{1}”列。</translation>
    </message>
    <message>
        <source>Its columns are {0}.</source>
        <translation>它的列有：{0}。</translation>
    </message>
    <message>
        <source>The import was stopped; nothing was kept.</source>
        <translation>导入已停止，没有保留任何内容。</translation>
    </message>
    <message>
        <source>Start it again.</source>
        <translation>请重新开始。</translation>
    </message>
    <message>
        <source>{0} has no rows below its header.</source>
        <translation>{0}的表头下面没有内容。</translation>
    </message>
    <message>
        <source>Is it the right file?</source>
        <translation>是这个文件吗？</translation>
    </message>
    <message>
        <source>The sign is &apos;positive&apos; or &apos;negative&apos;.</source>
        <translation>正负号应为“positive”或“negative”。</translation>
    </message>
    <message>
        <source>Leave it out if unsure.</source>
        <translation>不确定时请留空。</translation>
    </message>
    <message>
        <source>The scale is a whole number from 1.</source>
        <translation>倍数应为1以上的整数。</translation>
    </message>
    <message>
        <source>There is no header: every row is read.</source>
        <translation>没有表头：每一行都会读取。</translation>
    </message>
    <message>
        <source>Row {0} is the header: {1}.</source>
        <translation>第{0}行是表头：{1}。</translation>
    </message>
    <message>
        <source>Dates are read as {0}, as you said.</source>
        <translation>按您所说，日期按{0}读取。</translation>
    </message>
    <message>
        <source>as the heading &apos;{0}&apos; says</source>
        <translation>按表头“{0}”所写</translation>
    </message>
    <message>
        <source>Every amount is multiplied by {0}, {1}.</source>
        <translation>{1}，所有金额乘以{0}。</translation>
    </message>
    <message>
        <source>Fill down the donor, date or other texts.</source>
        <translation>请向下填充捐赠人、日期等文字。</translation>
    </message>
    <message>
        <source>its version is not 1</source>
        <translation>其版本不是1</translation>
    </message>
    <message>
        <source>it has keys not known here: {0}</source>
        <translation>其中有不认识的键：{0}</translation>
    </message>
    <message>
        <source>it names no column for the amount</source>
        <translation>没有指明金额列</translation>
    </message>
    <message>
        <source>there is no field &apos;{0}&apos;</source>
        <translation>没有栏目“{0}”</translation>
    </message>
    <message>
        <source>the columns of &apos;{0}&apos; are not a list of headings</source>
        <translation>“{0}”的列不是表头清单</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is not a text</source>
        <translation>“{0}”不是文字</translation>
    </message>
    <message>
        <source>&apos;where&apos; is not columns with texts</source>
        <translation>“where”不是列与文字</translation>
    </message>
    <message>
        <source>&apos;fill_down&apos; is not a list of columns</source>
        <translation>“fill_down”不是列的清单</translation>
    </message>
    <message>
        <source>&apos;scale&apos; is not a whole number from 1</source>
        <translation>“scale”不是1以上的整数</translation>
    </message>
    <message>
        <source>The saved mapping cannot be used: {0}.</source>
        <translation>已保存的列对应无法使用：{0}。</translation>
    </message>
    <message>
        <source>Save it again.</source>
        <translation>请重新保存。</translation>
    </message>
    <message>
        <source>{0} is no {1} mark.</source>
        <translation>{0}不是{1}符号。</translation>
    </message>
    <message>
        <source>Use . or , for the decimal mark.</source>
        <translation>小数点请用“.”或“,”。</translation>
    </message>
    <message>
        <source>One mark cannot be both decimal and thousands.</source>
        <translation>同一符号不能既作小数点又作千位分隔符。</translation>
    </message>
    <message>
        <source>Give one of them.</source>
        <translation>请只选其一。</translation>
    </message>
    <message>
        <source>The decimal mark is &apos;{0}&apos;, as you said.</source>
        <translation>按您所说，小数点为“{0}”。</translation>
    </message>
    <message>
        <source>The decimal mark is &apos;{0}&apos;, as in row {1} (&apos;{2}&apos;).</source>
        <translation>小数点为“{0}”，如第{1}行（“{2}”）。</translation>
    </message>
    <message>
        <source>{0} has {1} decimal places</source>
        <translation>{0}有{1}位小数</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is the thousands mark: &apos;{1}&apos; (row {2}) has three digits after it and {3}.</source>
        <translation>“{0}”是千位分隔符：“{1}”（第{2}行）其后有三位数字，且{3}。</translation>
    </message>
    <message>
        <source>{0} writes amounts in two ways: row {1} has &apos;{2}&apos;, row {3} has &apos;{4}&apos;.</source>
        <translation>{0}有两种金额写法：第{1}行为“{2}”，第{3}行为“{4}”。</translation>
    </message>
    <message>
        <source>{0}, row {1}, amount: &apos;{2}&apos; can be read in two ways, and no other row settles which.</source>
        <translation>{0}第{1}行，金额：“{2}”有两种读法，其他行也无法判断。</translation>
    </message>
    <message>
        <source>{0} is an old Office document without a spreadsheet in it.</source>
        <translation>{0}是旧式 Office 文档，其中没有电子表格。</translation>
    </message>
    <message>
        <source>CSV, TSV, XLSX, XLS and ODS are read.</source>
        <translation>可读取 CSV、TSV、XLSX、XLS 和 ODS。</translation>
    </message>
    <message>
        <source>{0} is a binary workbook (XLSB).</source>
        <translation>{0}是二进制工作簿（XLSB）。</translation>
    </message>
    <message>
        <source>Save it as XLSX or CSV.</source>
        <translation>请另存为 XLSX 或 CSV。</translation>
    </message>
    <message>
        <source>{0} is an archive without a spreadsheet in it.</source>
        <translation>{0}是压缩包，其中没有电子表格。</translation>
    </message>
    <message>
        <source>Unpack it first; CSV, TSV, XLSX, XLS and ODS are read.</source>
        <translation>请先解压；可读取 CSV、TSV、XLSX、XLS 和 ODS。</translation>
    </message>
    <message>
        <source>{0} is protected with a password.</source>
        <translation>{0}设有密码保护。</translation>
    </message>
    <message>
        <source>Open it in a spreadsheet program, save a copy without a password, and import the copy.</source>
        <translation>请用电子表格程序打开，另存一份不带密码的副本再导入。</translation>
    </message>
    <message>
        <source>{0}, sheet &apos;{1}&apos;: its cells reach to row {2} and column {3}, which is too large.</source>
        <translation>{0}的工作表“{1}”：单元格延伸到第{2}行第{3}列，过大。</translation>
    </message>
    <message>
        <source>Delete the empty rows and columns behind the table, or save the sheet as CSV.</source>
        <translation>请删除表格后面的空行和空列，或把工作表存为 CSV。</translation>
    </message>
    <message>
        <source>{0} would unpack to {1} MB in {2} parts, more than is read here.</source>
        <translation>{0}解压后为{2}个部分共{1} MB，超过可读取的大小。</translation>
    </message>
    <message>
        <source>If it is a real table, split it or save the sheet as CSV.</source>
        <translation>如果确实是表格，请拆分，或把工作表存为 CSV。</translation>
    </message>
    <message>
        <source>{0} is damaged: it begins like a spreadsheet but cannot be read.</source>
        <translation>{0}已损坏：开头像电子表格，但无法读取。</translation>
    </message>
    <message>
        <source>Download or copy it again, or open it in a spreadsheet program and save it again.</source>
        <translation>请重新下载或复制，或用电子表格程序打开后另存。</translation>
    </message>
    <message>
        <source>the cell shows the error {0}; correct it in the spreadsheet</source>
        <translation>单元格显示错误{0}；请在电子表格中更正</translation>
    </message>
    <message>
        <source>the cell holds a formula that was never computed; open the file in a spreadsheet and save it</source>
        <translation>单元格中的公式从未计算过；请用电子表格打开并保存</translation>
    </message>
    <message>
        <source>It is blank.</source>
        <translation>该行为空。</translation>
    </message>
    <message>
        <source>It repeats the header.</source>
        <translation>重复了表头。</translation>
    </message>
    <message>
        <source>It was left out, as you said.</source>
        <translation>按您所说略去。</translation>
    </message>
    <message>
        <source>It holds the headings.</source>
        <translation>是表头。</translation>
    </message>
    <message>
        <source>It stands above the table.</source>
        <translation>在表格上方。</translation>
    </message>
    <message>
        <source>They are blank.</source>
        <translation>均为空。</translation>
    </message>
    <message>
        <source>{0} is &apos;{1}&apos;, not {2}.</source>
        <translation>{0}为“{1}”，不是{2}。</translation>
    </message>
    <message>
        <source>It stands below the table.</source>
        <translation>在表格下方。</translation>
    </message>
    <message>
        <source>It has one cell and no amount: a heading.</source>
        <translation>只有一个单元格且没有金额：是标题。</translation>
    </message>
    <message>
        <source>Exactly rounded, because {0}{1}.</source>
        <translation>准确舍入，因为{0}{1}。</translation>
    </message>
    <message>
        <source>{0} It says &apos;{1}&apos;</source>
        <translation>{0}内容为“{1}”</translation>
    </message>
    <message>
        <source>Dates given as spreadsheet serial numbers were turned into days.</source>
        <translation>以电子表格序号表示的日期已换算成日期。</translation>
    </message>
    <message>
        <source>Times of day are not kept: a receipt carries the day.</source>
        <translation>不保留时刻：收据只载明日期。</translation>
    </message>
    <message>
        <source>Fees of {0} {1} in all were added back to the amounts.</source>
        <translation>共{0} {1}手续费已加回金额。</translation>
    </message>
    <message>
        <source>{0} of {1} rows have no date of their own and got {2}.</source>
        <translation>{1}行中有{0}行没有日期，采用{2}。</translation>
    </message>
    <message>
        <source>row {0}: {1}</source>
        <translation>第{0}行：{1}</translation>
    </message>
    <message>
        <source>(and {0} more rows)</source>
        <translation>（另有{0}行）</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>PDF 文档</translation>
    </message>
    <message>
        <source>Ask for the table as CSV or XLSX, or copy it into a spreadsheet.</source>
        <translation>请索取 CSV 或 XLSX 格式的表格，或将其复制到电子表格。</translation>
    </message>
    <message>
        <source>an RTF document</source>
        <translation>RTF 文档</translation>
    </message>
    <message>
        <source>Save its table as CSV or XLSX.</source>
        <translation>请将其中的表格另存为 CSV 或 XLSX。</translation>
    </message>
    <message>
        <source>a gzip archive</source>
        <translation>gzip 压缩包</translation>
    </message>
    <message>
        <source>Unpack it first.</source>
        <translation>请先解压。</translation>
    </message>
    <message>
        <source>a RAR archive</source>
        <translation>RAR 压缩包</translation>
    </message>
    <message>
        <source>a 7-Zip archive</source>
        <translation>7-Zip 压缩包</translation>
    </message>
    <message>
        <source>a picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Pictures of tables cannot be read; ask for CSV or XLSX.</source>
        <translation>表格图片无法读取；请索取 CSV 或 XLSX。</translation>
    </message>
    <message>
        <source>a database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>Export the table as CSV.</source>
        <translation>请将表格导出为 CSV。</translation>
    </message>
    <message>
        <source>{0} is empty.</source>
        <translation>{0}是空的。</translation>
    </message>
    <message>
        <source>{0} is a text file and has no sheets.</source>
        <translation>{0}是文本文件，没有工作表。</translation>
    </message>
    <message>
        <source>the data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>请核对路径。</translation>
    </message>
    <message>
        <source>{0} is larger than {1} MB.</source>
        <translation>{0}超过{1} MB。</translation>
    </message>
    <message>
        <source>{0} is {1}, not a table.</source>
        <translation>{0}是{1}，不是表格。</translation>
    </message>
    <message>
        <source>{0} is really {1} and was read as that.</source>
        <translation>{0}其实是{1}，已按此读取。</translation>
    </message>
    <message>
        <source>a text table</source>
        <translation>文本表格</translation>
    </message>
    <message>
        <source>an IATI file (XML)</source>
        <translation>IATI 文件（XML）</translation>
    </message>
    <message>
        <source>a web page (HTML)</source>
        <translation>网页（HTML）</translation>
    </message>
    <message>
        <source>Open it in a spreadsheet program and save it as XLSX or CSV.</source>
        <translation>请用电子表格程序打开，另存为 XLSX 或 CSV。</translation>
    </message>
    <message>
        <source>an XML file</source>
        <translation>XML 文件</translation>
    </message>
    <message>
        <source>a JSON file</source>
        <translation>JSON 文件</translation>
    </message>
    <message>
        <source>it holds a control character, which a receipt cannot carry; remove it</source>
        <translation>含有控制字符，收据无法载明；请删除</translation>
    </message>
    <message>
        <source>it has {0} bytes and a receipt&apos;s field holds {1}; shorten it or leave the column out</source>
        <translation>有{0}字节，而收据栏目最多{1}字节；请缩短，或不导入该列</translation>
    </message>
    <message>
        <source>Rows were filtered, so this cannot be compared.</source>
        <translation>已筛选过行，因此无法比较。</translation>
    </message>
    <message>
        <source>{0} {1} of these were rejected.</source>
        <translation>其中{0}{1}未予导入。</translation>
    </message>
    <message>
        <source>the rows of the table</source>
        <translation>表格各行</translation>
    </message>
    <message>
        <source>the rows above it</source>
        <translation>以上各行</translation>
    </message>
    <message>
        <source>the rows since the last total</source>
        <translation>上次合计以来各行</translation>
    </message>
    <message>
        <source>; {0} add up to {1}</source>
        <translation>；{0}合计{1}</translation>
    </message>
    <message>
        <source>, and {0} agree</source>
        <translation>，{0}与之相符</translation>
    </message>
    <message>
        <source>states a total of {0} {1}{2}</source>
        <translation>载明合计{0} {1}{2}</translation>
    </message>
    <message>
        <source>but {0} are {1}</source>
        <translation>但{0}为{1}</translation>
    </message>
    <message>
        <source>and {0} are as many</source>
        <translation>且{0}数目相同</translation>
    </message>
    <message>
        <source>Row {0} is a totals row without a figure that can be read; {1} add up to {2}.</source>
        <translation>第{0}行是合计行，但没有可读的数字；{1}合计{2}。</translation>
    </message>
    <message>
        <source>Row {0} {1}{2}.</source>
        <translation>第{0}行{1}{2}。</translation>
    </message>
    <message>
        <source>{0} has no cells with anything in them.</source>
        <translation>{0}没有任何有内容的单元格。</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; ({1} rows)</source>
        <translation>“{0}”（{1}行）</translation>
    </message>
    <message>
        <source>{0} has {1} sheets with data: {2}.</source>
        <translation>{0}有{1}个含数据的工作表：{2}。</translation>
    </message>
    <message>
        <source>{0} has no sheet &apos;{1}&apos;.</source>
        <translation>{0}没有工作表“{1}”。</translation>
    </message>
    <message>
        <source>Its sheets are {0}.</source>
        <translation>它的工作表有：{0}。</translation>
    </message>
    <message>
        <source>No spreadsheet cell holds so much; export the table again.</source>
        <translation>电子表格的单元格容不下这么多；请重新导出表格。</translation>
    </message>
    <message>
        <source>“{0}” says neither CSV nor XLSX.</source>
        <translation>“{0}”既不是 CSV 也不是 XLSX。</translation>
    </message>
    <message>
        <source>Let the file&apos;s name end in .csv or .xlsx.</source>
        <translation>请让文件名以 .csv 或 .xlsx 结尾。</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}.</source>
        <translation>{0}无法写入：{1}。</translation>
    </message>
    <message>
        <source>Choose another place, or close the file where it is open.</source>
        <translation>请选择其他位置；如果文件正打开着，请先关闭。</translation>
    </message>
    <message>
        <source>Row {0}, “{1}”: a cell of a workbook holds {2} characters.</source>
        <translation>第{0}行“{1}”：工作簿的单元格最多{2}个字符。</translation>
    </message>
    <message>
        <source>Write a .csv file instead.</source>
        <translation>请改存 .csv 文件。</translation>
    </message>
    <message>
        <source>A workbook holds at most {0} rows.</source>
        <translation>工作簿最多{0}行。</translation>
    </message>
    <message>
        <source>Write a .csv file instead, or filter the rows first.</source>
        <translation>请改存 .csv 文件，或先筛选。</translation>
    </message>
    <message>
        <source>an equal row came with an earlier list and nothing tells whether it is the same donation; say whether it is</source>
        <translation>较早的清单中有相同的一行，无法判断是否为同一笔捐赠，请说明</translation>
    </message>
    <message>
        <source>Saved: {0}. Save one when you import a list.</source>
        <translation>已保存：{0}。导入清单时可以保存。</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; may mark thousands or decimals here; write it out, or choose the decimal mark</source>
        <translation>这里的“{0}”可能是千位分隔符或小数点；请写全，或选择小数点</translation>
    </message>
    <message>
        <source>it is zero, and a donation of nothing cannot be recorded</source>
        <translation>金额为零，不能登记</translation>
    </message>
    <message>
        <source>Choose {0} above one column only.</source>
        <translation>请只在一列上方选择{0}。</translation>
    </message>
    <message>
        <source>A donation needs an amount.</source>
        <translation>捐赠须有金额。</translation>
    </message>
    <message>
        <source>Choose “Amount” above a column.</source>
        <translation>请在一列上方选择“金额”。</translation>
    </message>
    <message>
        <source>Choose “Amount” above the right one, for example column {0}.</source>
        <translation>请在正确的一列上方选择“金额”，例如{0}列。</translation>
    </message>
    <message>
        <source>{0}, or choose “Amount” above a column.</source>
        <translation>{0}，或在一列上方选择“金额”。</translation>
    </message>
    <message>
        <source>If the amounts are in {0} all the same, choose “Amount” above the column “{1}”.</source>
        <translation>如果金额确实以{0}计，请在“{1}”列上方选择“金额”。</translation>
    </message>
    <message>
        <source>Say in which order day and month stand; the rows that do not fit are rejected.</source>
        <translation>请说明日和月的顺序；不符的行不予导入。</translation>
    </message>
    <message>
        <source>Dates such as &apos;{0}&apos; (row {1}) are read day first; if that is wrong, say that the month comes first.</source>
        <translation>“{0}”（第{1}行）这样的日期按日在前读取；如不对，请选择月在前。</translation>
    </message>
    <message>
        <source>Say in which order day and month stand.</source>
        <translation>请说明日和月的顺序。</translation>
    </message>
    <message>
        <source>it is not written as {0}; correct it or choose another order of dates</source>
        <translation>不是按{0}书写；请更正，或另选日期顺序</translation>
    </message>
    <message>
        <source>it is not written year first; correct it or choose another order of dates</source>
        <translation>不是年在前的写法；请更正，或另选日期顺序</translation>
    </message>
    <message>
        <source>it is not a date; correct it, or choose another order of dates or another column</source>
        <translation>不是日期；请更正，或另选日期顺序或另选一列</translation>
    </message>
    <message>
        <source>there is no such day; correct it or choose another order of dates</source>
        <translation>没有这一天；请更正，或另选日期顺序</translation>
    </message>
    <message>
        <source>The file is damaged, not text, or UTF-16; export it again or choose the encoding utf-16.</source>
        <translation>文件已损坏、不是文本或为 UTF-16 编码；请重新导出，或选择编码 utf-16。</translation>
    </message>
    <message>
        <source>Choose its encoding, for example gb18030 or windows-1252, or save it again as UTF-8.</source>
        <translation>请选择其编码，例如 gb18030 或 windows-1252，或另存为 UTF-8。</translation>
    </message>
    <message>
        <source>Correct that row and save the file as UTF-8, or choose the encoding that was meant.</source>
        <translation>请更正该行并将文件存为 UTF-8，或选择原本的编码。</translation>
    </message>
    <message>
        <source>{0} is not UTF-8 and was read as {1}{2}; if names look wrong, choose another encoding.</source>
        <translation>{0}不是 UTF-8，按{1}读取{2}；如果姓名显示有误，请另选编码。</translation>
    </message>
    <message>
        <source>it is negative: not a donation but money going out; returned donations are recorded as refunds</source>
        <translation>为负数：不是捐赠，而是支出；退回的捐赠应登记为退款</translation>
    </message>
    <message>
        <source>it is positive, and donations were said to be negative here</source>
        <translation>为正数，而按您所说这里的捐赠为负数</translation>
    </message>
    <message>
        <source>{0}, row {1}: this looks like a summary of totals ({2}), not a list of donations.</source>
        <translation>{0}第{1}行：看起来是合计表（{2}），不是捐赠清单。</translation>
    </message>
    <message>
        <source>Import the list with one row for each donation; if each row is to be one donation all the same, choose “Amount” above its column.</source>
        <translation>请导入每笔捐赠一行的清单；如果每行确实是一笔捐赠，请在金额列上方选择“金额”。</translation>
    </message>
    <message>
        <source>Say which row holds the headings, and choose “Amount”, “Donor” and so on above the columns.</source>
        <translation>请说明表头在哪一行，并在各列上方选择“金额”“捐赠人”等。</translation>
    </message>
    <message>
        <source>The amount ({0}) is not filled down: one amount is one donation.</source>
        <translation>金额（{0}）不向下填充：一个金额就是一笔捐赠。</translation>
    </message>
    <message>
        <source>Correct the file, or choose the decimal mark: the rows that do not fit are rejected.</source>
        <translation>请更正文件，或选择小数点；不符的行不予导入。</translation>
    </message>
    <message>
        <source>Choose the decimal mark: {0} if &apos;{1}&apos; separates thousands, else {2}.</source>
        <translation>请选择小数点：如果“{1}”是千位分隔符，选{0}；否则选{2}。</translation>
    </message>
    <message>
        <source>Its amount is one merged cell with row {0}: it is no donation of its own.</source>
        <translation>其金额与第{0}行是同一个合并单元格：不是单独的捐赠。</translation>
    </message>
    <message>
        <source>Not donations of their own: {0}{1}.</source>
        <translation>不是单独的捐赠：{0}{1}。</translation>
    </message>
    <message>
        <source>{0} of {1} rows have no date; set one for them if you like.</source>
        <translation>{1}行中有{0}行没有日期；需要时可为其设定日期。</translation>
    </message>
    <message>
        <source>{0} of {1} rows name no donor; if a name stands for the rows below it, fill the donor down.</source>
        <translation>{1}行中有{0}行没有捐赠人；如果一个姓名代表其下各行，请向下填充捐赠人。</translation>
    </message>
    <message>
        <source>it is exactly the sum of all rows above and nothing else says that it is a donation; if it is one, say so</source>
        <translation>恰好是以上各行之和，且没有其他内容表明它是捐赠；如确是捐赠，请说明</translation>
    </message>
    <message>
        <source>Do not choose a sheet.</source>
        <translation>请不要选择工作表。</translation>
    </message>
    <message>
        <source>IATI describes projects and their transactions, not single donations; export the donations as CSV or XLSX.</source>
        <translation>IATI 记载的是项目及其交易，不是单笔捐赠；请把捐赠导出为 CSV 或 XLSX。</translation>
    </message>
    <message>
        <source>CSV, TSV, XLSX, XLS and ODS are read; export the donations as one of them.</source>
        <translation>可读取 CSV、TSV、XLSX、XLS 和 ODS；请将捐赠导出为其中一种。</translation>
    </message>
    <message>
        <source>{0} is {1}, not a list of donations.</source>
        <translation>{0}是{1}，不是捐赠清单。</translation>
    </message>
    <message>
        <source>states {0} donations, {1}</source>
        <translation>载明{0}笔捐赠，{1}</translation>
    </message>
    <message>
        <source>Choose the sheet that holds the donations, for example “{0}”.</source>
        <translation>请选择捐赠所在的工作表，例如“{0}”。</translation>
    </message>
    <message>
        <source>There is already a file {0}.</source>
        <translation>文件{0}已存在。</translation>
    </message>
    <message>
        <source>Choose another name for the backup.</source>
        <translation>请为备份另取一个名称。</translation>
    </message>
    <message>
        <source>A backup is being written already.</source>
        <translation>正在写入另一份备份。</translation>
    </message>
    <message>
        <source>Wait until it is done, then try again.</source>
        <translation>请等它完成后再试。</translation>
    </message>
    <message>
        <source>The ledger could not be copied: {0}.</source>
        <translation>无法复制账本：{0}。</translation>
    </message>
    <message>
        <source>Close every other Almoner (an older one may be serving the ledger) and try again.</source>
        <translation>请关闭其他所有 Almoner（旧的可能仍在提供账本服务），然后重试。</translation>
    </message>
    <message>
        <source>The backup {0} cannot be written: {1}.</source>
        <translation>备份{0}无法写入：{1}。</translation>
    </message>
    <message>
        <source>Choose a place that is there, is yours and has room.</source>
        <translation>请选择存在、归您使用且空间足够的位置。</translation>
    </message>
    <message>
        <source>{0} changed while it was copied.</source>
        <translation>{0}在复制时发生了改动。</translation>
    </message>
    <message>
        <source>its description cannot be read</source>
        <translation>其说明无法读取</translation>
    </message>
    <message>
        <source>The backup {0} cannot be read: {1}.</source>
        <translation>备份{0}无法读取：{1}。</translation>
    </message>
    <message>
        <source>Check the name and your right to read it.</source>
        <translation>请核对名称以及您的读取权限。</translation>
    </message>
    <message>
        <source>there is something in it that no backup has</source>
        <translation>其中有备份不应有的内容</translation>
    </message>
    <message>
        <source>not everything is in it</source>
        <translation>内容不全</translation>
    </message>
    <message>
        <source>A new ledger needs a wallet for its administrator.</source>
        <translation>新账本需要为管理员准备一个钱包。</translation>
    </message>
    <message>
        <source>No node is named.</source>
        <translation>没有填写节点。</translation>
    </message>
    <message>
        <source>Give the address of a JSON-RPC node.</source>
        <translation>请填写 JSON-RPC 节点的地址。</translation>
    </message>
    <message>
        <source>No node answers.</source>
        <translation>没有节点应答。</translation>
    </message>
    <message>
        <source>These nodes are on different chains: {0}.</source>
        <translation>这些节点分属不同的链：{0}。</translation>
    </message>
    <message>
        <source>Name nodes of one network only.</source>
        <translation>请只填写同一网络的节点。</translation>
    </message>
    <message>
        <source>There is already a ledger in {0}.</source>
        <translation>{0}中已有账本。</translation>
    </message>
    <message>
        <source>There is no Almoner installation in {0}.</source>
        <translation>{0}中没有 Almoner 的数据。</translation>
    </message>
    <message>
        <source>The installation in {0} has no ledger yet.</source>
        <translation>{0}中的数据还没有账本。</translation>
    </message>
    <message>
        <source>Another Almoner is recording from this installation.</source>
        <translation>另一个 Almoner 正在用这份数据入账。</translation>
    </message>
    <message>
        <source>Ask for the invitation again: a link, its picture, or a file that ends with .almoner-join.</source>
        <translation>请重新索取邀请：链接、其图片，或以 .almoner-join 结尾的文件。</translation>
    </message>
    <message>
        <source>it has {0} bytes</source>
        <translation>有{0}个字节</translation>
    </message>
    <message>
        <source>This invitation has version {0}; this program knows {1}.</source>
        <translation>此邀请的版本为{0}，本程序支持版本{1}。</translation>
    </message>
    <message>
        <source>Update the program, or ask for an invitation from one as old.</source>
        <translation>请更新程序，或索取较旧版本的邀请。</translation>
    </message>
    <message>
        <source>a part of it is missing or mistyped</source>
        <translation>其中一部分缺失或有误</translation>
    </message>
    <message>
        <source>it is not in the one form an invitation has</source>
        <translation>不是邀请应有的写法</translation>
    </message>
    <message>
        <source>a link to a ledger has /j# and a number in it</source>
        <translation>账本链接中应有 /j# 和一串数字</translation>
    </message>
    <message>
        <source>its number is not one that an invitation has</source>
        <translation>其数字不是邀请的数字</translation>
    </message>
    <message>
        <source>the file is damaged</source>
        <translation>文件已损坏</translation>
    </message>
    <message>
        <source>no invitation&apos;s code can be read in this picture</source>
        <translation>图片中读不出邀请的二维码</translation>
    </message>
    <message>
        <source>there are several invitations in this picture</source>
        <translation>图片中有多个邀请</translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}.</source>
        <translation>{0}无法读取：{1}。</translation>
    </message>
    <message>
        <source>the file is too large</source>
        <translation>文件过大</translation>
    </message>
    <message>
        <source>its version is {0}</source>
        <translation>其版本为{0}</translation>
    </message>
    <message>
        <source>its chain or block cannot be</source>
        <translation>其链或区块不可能存在</translation>
    </message>
    <message>
        <source>its block hash or its contract&apos;s address has a wrong length</source>
        <translation>其区块摘要或合约地址长度有误</translation>
    </message>
    <message>
        <source>its name or domain is empty, too long or not one plain line</source>
        <translation>其名称或域名为空、过长，或不是一行普通文字</translation>
    </message>
    <message>
        <source>its domain is no domain name</source>
        <translation>其域名不是有效域名</translation>
    </message>
    <message>
        <source>it must name 1 to {0} nodes by http or https addresses without a password</source>
        <translation>应列出1至{0}个节点，使用不含密码的 http 或 https 地址</translation>
    </message>
    <message>
        <source>This is no invitation to a ledger: {0}.</source>
        <translation>这不是账本邀请：{0}。</translation>
    </message>
    <message>
        <source>The ledger is not that of “{0}”: it has the hash of another name.</source>
        <translation>该账本不属于“{0}”：账本上的名称摘要不同。</translation>
    </message>
    <message>
        <source>Perhaps the charity has changed its name since: ask it for a new invitation.</source>
        <translation>该机构可能已更名，请向其索取新的邀请。</translation>
    </message>
    <message>
        <source>Ledger {0}…{1}</source>
        <translation>账本{0}…{1}</translation>
    </message>
    <message>
        <source>{0} does not show the ledger&apos;s profile.</source>
        <translation>{0}没有给出账本的机构资料。</translation>
    </message>
    <message>
        <source>Try another node.</source>
        <translation>请换一个节点。</translation>
    </message>
    <message>
        <source>There are {0} ledgers on that chain</source>
        <translation>该链上有{0}个账本</translation>
    </message>
    <message>
        <source>No ledger was found on that chain</source>
        <translation>该链上没有找到账本</translation>
    </message>
    <message>
        <source>Name the ledger&apos;s address.</source>
        <translation>请填写账本地址。</translation>
    </message>
    <message>
        <source>“{0}” is no kind of user.</source>
        <translation>“{0}”不是使用者类型。</translation>
    </message>
    <message>
        <source>One of: {0}.</source>
        <translation>可选：{0}。</translation>
    </message>
    <message>
        <source>There is already an installation in {0}.</source>
        <translation>{0}中已有数据。</translation>
    </message>
    <message>
        <source>Restore into another folder; nothing is ever written over.</source>
        <translation>请恢复到其他文件夹；任何内容都不会被覆盖。</translation>
    </message>
    <message>
        <source>A backup is being restored into {0} already.</source>
        <translation>正在把一份备份恢复到{0}。</translation>
    </message>
    <message>
        <source>The backup cannot be restored into {0}: {1}.</source>
        <translation>备份无法恢复到{0}：{1}。</translation>
    </message>
    <message>
        <source>Choose a folder that is yours and has room.</source>
        <translation>请选择归您使用且空间足够的文件夹。</translation>
    </message>
    <message>
        <source>its database cannot be read ({0})</source>
        <translation>其数据库无法读取（{0}）</translation>
    </message>
    <message>
        <source>its database is not whole</source>
        <translation>其数据库不完整</translation>
    </message>
    <message>
        <source>This backup was written by a newer Almoner.</source>
        <translation>此备份由更新版本的 Almoner 写成。</translation>
    </message>
    <message>
        <source>Update the program, then restore it.</source>
        <translation>请先更新程序，再恢复。</translation>
    </message>
    <message>
        <source>The passphrase has {0} characters.</source>
        <translation>口令有{0}个字符。</translation>
    </message>
    <message>
        <source>Choose one of at least {0}; several words are easy to keep.</source>
        <translation>请至少用{0}个字符；几个词组合起来容易记。</translation>
    </message>
    <message>
        <source>The backup&apos;s description is too long.</source>
        <translation>备份的说明过长。</translation>
    </message>
    <message>
        <source>it ends too early</source>
        <translation>结束得过早</translation>
    </message>
    <message>
        <source>bytes are left over at its end</source>
        <translation>末尾有多余的字节</translation>
    </message>
    <message>
        <source>This file is no backup of Almoner, or of a newer version.</source>
        <translation>该文件不是 Almoner 的备份，或来自更新的版本。</translation>
    </message>
    <message>
        <source>its header cannot be read</source>
        <translation>其文件头无法读取</translation>
    </message>
    <message>
        <source>its key derivation is out of bounds</source>
        <translation>其密钥派生参数超出范围</translation>
    </message>
    <message>
        <source>This backup is damaged: {0}.</source>
        <translation>此备份已损坏：{0}。</translation>
    </message>
    <message>
        <source>Copy it again, or use an older one.</source>
        <translation>请重新复制，或使用更早的备份。</translation>
    </message>
    <message>
        <source>a part of it was changed, moved or cut off</source>
        <translation>其中一部分被改动、移动或截断</translation>
    </message>
    <message>
        <source>The passphrase is wrong, or the backup was changed or cut off.</source>
        <translation>口令有误，或备份被改动或截断。</translation>
    </message>
    <message>
        <source>Try the passphrase again; capitals and spaces count.</source>
        <translation>请再试一次口令，注意大小写和空格。</translation>
    </message>
    <message>
        <source>deploy the ledger</source>
        <translation>创建账本</translation>
    </message>
    <message>
        <source>The charity needs a name.</source>
        <translation>机构须有名称。</translation>
    </message>
    <message>
        <source>grant recorder to the administrator</source>
        <translation>授予管理员记账员角色</translation>
    </message>
    <message>
        <source>“{0}” is not a domain name.</source>
        <translation>“{0}”不是域名。</translation>
    </message>
    <message>
        <source>Write it plainly, for example charity.org.</source>
        <translation>请直接填写，例如 charity.org。</translation>
    </message>
    <message>
        <source>The administrator&apos;s account {0} has no coin on chain {1} to pay with.</source>
        <translation>管理员账户{0}在链{1}上没有可用于付费的币。</translation>
    </message>
    <message>
        <source>The ledger contract was not created.</source>
        <translation>账本合约没有创建成功。</translation>
    </message>
    <message>
        <source>change the profile</source>
        <translation>更改机构资料</translation>
    </message>
    <message>
        <source>Another Almoner is setting up {0} just now.</source>
        <translation>另一个 Almoner 正在设置{0}。</translation>
    </message>
    <message>
        <source>Wait until it is done, or close it, then try again.</source>
        <translation>请等它完成或将其关闭，然后重试。</translation>
    </message>
    <message>
        <source>The keyring does not answer, and secrets of an earlier try are in it.</source>
        <translation>密钥环没有应答，其中还留有上次尝试的密钥。</translation>
    </message>
    <message>
        <source>Unlock the keyring, then try again.</source>
        <translation>请解锁密钥环，然后重试。</translation>
    </message>
    <message>
        <source>There is already something called {0} in {1}.</source>
        <translation>{1}中已有名为{0}的内容。</translation>
    </message>
    <message>
        <source>Move it away, or choose another folder.</source>
        <translation>请将其移走，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>There are too many folders like {0}-{1}.</source>
        <translation>类似{0}-{1}的文件夹过多。</translation>
    </message>
    <message>
        <source>Move some of them away.</source>
        <translation>请移走其中一些。</translation>
    </message>
    <message>
        <source>See to it that the folder above it is yours and has room.</source>
        <translation>请确认上级文件夹归您使用且空间足够。</translation>
    </message>
    <message>
        <source>It is kept in a file encrypted with its passphrase, as asked.</source>
        <translation>已按要求保存在用口令加密的文件中。</translation>
    </message>
    <message>
        <source>There is no usable keyring here, so it is kept in a file encrypted with its passphrase.</source>
        <translation>这里没有可用的密钥环，因此保存在用口令加密的文件中。</translation>
    </message>
    <message>
        <source>It is kept in the system&apos;s keyring ({0}).</source>
        <translation>保存在系统密钥环中（{0}）。</translation>
    </message>
    <message>
        <source>There is no wallet {0}.</source>
        <translation>没有钱包{0}。</translation>
    </message>
    <message>
        <source>The recovery words kept for {0} do not give its key: its file was changed.</source>
        <translation>为{0}保存的助记词与其密钥不符：文件被改动过。</translation>
    </message>
    <message>
        <source>Do not write these words down. The key itself still signs: move to a new wallet.</source>
        <translation>请勿抄写这些词。密钥本身仍可签署，请换用新钱包。</translation>
    </message>
    <message>
        <source>The keystore file {0} cannot be written: {1}.</source>
        <translation>密钥文件{0}无法写入：{1}。</translation>
    </message>
    <message>
        <source>Name a new file in a folder that is there.</source>
        <translation>请在已有的文件夹中填写一个新文件名。</translation>
    </message>
    <message>
        <source>The secret kept for {0} belongs to another address than the list says.</source>
        <translation>为{0}保存的密钥属于另一个地址，与列表不符。</translation>
    </message>
    <message>
        <source>The list of wallets was changed. Restore the wallet from its recovery words.</source>
        <translation>钱包列表被改动过。请用助记词恢复该钱包。</translation>
    </message>
    <message>
        <source>There is already a wallet {0}.</source>
        <translation>已有钱包{0}。</translation>
    </message>
    <message>
        <source>Choose another label.</source>
        <translation>请换一个标签。</translation>
    </message>
    <message>
        <source>This wallet is already here under the label {0}.</source>
        <translation>该钱包已在此，标签为{0}。</translation>
    </message>
    <message>
        <source>These are not the words of the wallet {0}, {1}.</source>
        <translation>这些不是钱包{0}（{1}）的助记词。</translation>
    </message>
    <message>
        <source>Look for its own words, or choose another label for these.</source>
        <translation>请找出它自己的助记词，或为这些词另取标签。</translation>
    </message>
    <message>
        <source>A wallet cannot be kept in {0}.</source>
        <translation>钱包不能保存在{0}中。</translation>
    </message>
    <message>
        <source>Choose keyring or file.</source>
        <translation>请选择密钥环或文件。</translation>
    </message>
    <message>
        <source>it cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>过大</translation>
    </message>
    <message>
        <source>version {0} is newer than this program</source>
        <translation>版本{0}比本程序新</translation>
    </message>
    <message>
        <source>The list of wallets {0} cannot be used: {1}.</source>
        <translation>钱包列表{0}无法使用：{1}。</translation>
    </message>
    <message>
        <source>Put a backup of this file back, or move it away and restore the wallets from their words.</source>
        <translation>请放回该文件的备份，或将其移走并用助记词恢复各钱包。</translation>
    </message>
    <message>
        <source>An empty passphrase protects nothing.</source>
        <translation>空口令起不到保护作用。</translation>
    </message>
    <message>
        <source>This passphrase is too weak: it needs {0} characters, 4 of them different.</source>
        <translation>口令太弱：至少需要{0}个字符，其中4个各不相同。</translation>
    </message>
    <message>
        <source>it is not a version 3 keystore with aes-128-ctr</source>
        <translation>不是使用 aes-128-ctr 的第3版密钥文件</translation>
    </message>
    <message>
        <source>The passphrase does not open this wallet&apos;s file.</source>
        <translation>口令打不开该钱包的文件。</translation>
    </message>
    <message>
        <source>Type it again; without it only the recovery words bring the wallet back.</source>
        <translation>请重新输入；没有口令就只能用助记词找回钱包。</translation>
    </message>
    <message>
        <source>its derived key has not 32 bytes</source>
        <translation>其派生密钥不是32字节</translation>
    </message>
    <message>
        <source>its key derivation is unknown</source>
        <translation>其密钥派生方式不明</translation>
    </message>
    <message>
        <source>its scrypt n is no power of two</source>
        <translation>其 scrypt 参数 n 不是2的幂</translation>
    </message>
    <message>
        <source>its key derivation asks for more work or memory than is safe</source>
        <translation>其密钥派生所需的计算或内存超出安全范围</translation>
    </message>
    <message>
        <source>it is not JSON, or cut off</source>
        <translation>不是 JSON，或被截断</translation>
    </message>
    <message>
        <source>{0} is missing</source>
        <translation>缺少{0}</translation>
    </message>
    <message>
        <source>{0} is missing or has a wrong length</source>
        <translation>{0}缺失或长度有误</translation>
    </message>
    <message>
        <source>{0} is missing or out of bounds</source>
        <translation>{0}缺失或超出范围</translation>
    </message>
    <message>
        <source>Four unrelated words make a good passphrase.</source>
        <translation>四个互不相关的词可组成好口令。</translation>
    </message>
    <message>
        <source>This keystore file cannot be used: {0}.</source>
        <translation>该密钥文件无法使用：{0}。</translation>
    </message>
    <message>
        <source>Take another copy of the file, or restore the wallet from its recovery words.</source>
        <translation>请使用该文件的另一份副本，或用助记词恢复钱包。</translation>
    </message>
    <message>
        <source>A wallet&apos;s label is empty.</source>
        <translation>钱包标签为空。</translation>
    </message>
    <message>
        <source>The label has {0} characters; at most {1} fit.</source>
        <translation>标签有{0}个字符，最多{1}个。</translation>
    </message>
    <message>
        <source>The label has an invisible or unknown character (U+{0}).</source>
        <translation>标签中有不可见或不明字符（U+{0}）。</translation>
    </message>
    <message>
        <source>The label {0} has a slash, or begins with a dot or a dash.</source>
        <translation>标签{0}含有斜杠，或以点或横线开头。</translation>
    </message>
    <message>
        <source>The label {0} looks like an address.</source>
        <translation>标签{0}看起来像地址。</translation>
    </message>
    <message>
        <source>Use a short plain name such as &quot;recorder&quot; or &quot;会计&quot;.</source>
        <translation>请用简短的普通名称，例如“recorder”或“会计”。</translation>
    </message>
    <message>
        <source>The folder {0} cannot be made or kept private: {1}.</source>
        <translation>文件夹{0}无法创建，或无法设为私有：{1}。</translation>
    </message>
    <message>
        <source>The file {0} cannot be written: {1}.</source>
        <translation>文件{0}无法写入：{1}。</translation>
    </message>
    <message>
        <source>Make room, or see to it that the folder is yours, and try again.</source>
        <translation>请腾出空间，或确认该文件夹归您使用，然后重试。</translation>
    </message>
    <message>
        <source>Another program has held the wallets in {0} for {1} seconds.</source>
        <translation>另一个程序已占用{0}中的钱包{1}秒。</translation>
    </message>
    <message>
        <source>It may be waiting for the keyring to be unlocked: answer it, or end it, and try again.</source>
        <translation>它可能在等待解锁密钥环：请作答或将其关闭，然后重试。</translation>
    </message>
    <message>
        <source>The text is too long for a keyring item.</source>
        <translation>文字过长，密钥环无法保存。</translation>
    </message>
    <message>
        <source>The system&apos;s keyring did not keep what it was given.</source>
        <translation>系统密钥环没有保住存入的内容。</translation>
    </message>
    <message>
        <source>The system&apos;s keyring gave no answer within {0} seconds; it is probably locked.</source>
        <translation>系统密钥环在{0}秒内没有应答，可能已锁定。</translation>
    </message>
    <message>
        <source>the one that is configured ({0}) is not one that keeps secrets encrypted or works here</source>
        <translation>所配置的密钥环（{0}）不能加密保存，或在此无法使用</translation>
    </message>
    <message>
        <source>none is running for this login</source>
        <translation>本次登录没有运行密钥环</translation>
    </message>
    <message>
        <source>There is no usable keyring: {0}.</source>
        <translation>没有可用的密钥环：{0}。</translation>
    </message>
    <message>
        <source>The system&apos;s keyring is locked and was not unlocked.</source>
        <translation>系统密钥环已锁定，且没有解锁。</translation>
    </message>
    <message>
        <source>The system&apos;s keyring has no open collection: it is locked, or was never set up.</source>
        <translation>系统密钥环没有打开的集合：已锁定，或从未设置。</translation>
    </message>
    <message>
        <source>The system&apos;s keyring refused ({0}).</source>
        <translation>系统密钥环拒绝（{0}）。</translation>
    </message>
    <message>
        <source>The keyring has no usable item for this wallet.</source>
        <translation>密钥环中没有该钱包可用的条目。</translation>
    </message>
    <message>
        <source>The keyring&apos;s item for this wallet is damaged.</source>
        <translation>密钥环中该钱包的条目已损坏。</translation>
    </message>
    <message>
        <source>Was it deleted, or is this another login? Restore the wallet from its recovery words.</source>
        <translation>是否已被删除，或这是另一个登录账户？请用助记词恢复钱包。</translation>
    </message>
    <message>
        <source>The wallet&apos;s keystore file {0} cannot be read: {1}.</source>
        <translation>钱包的密钥文件{0}无法读取：{1}。</translation>
    </message>
    <message>
        <source>Put a copy of the file back, or restore the wallet from its recovery words.</source>
        <translation>请放回该文件的副本，或用助记词恢复钱包。</translation>
    </message>
    <message>
        <source>A new wallet has 12 or 24 recovery words, not {0}.</source>
        <translation>新钱包有12或24个助记词，不是{0}个。</translation>
    </message>
    <message>
        <source>This is longer than any recovery words ({0}).</source>
        <translation>比任何助记词都长（{0}）。</translation>
    </message>
    <message>
        <source>There are no recovery words in {0}.</source>
        <translation>没有{0}的助记词。</translation>
    </message>
    <message>
        <source>Choose one of: {0}.</source>
        <translation>可选：{0}。</translation>
    </message>
    <message>
        <source>Recovery words are 12, 15, 18, 21 or 24 words; here are {0}.</source>
        <translation>助记词应为12、15、18、21或24个，这里有{0}个。</translation>
    </message>
    <message>
        <source>Type them in order with a space between each; a private key is one run of 64 hex digits.</source>
        <translation>请按顺序输入，词间留空格；私钥是连续64位十六进制数字。</translation>
    </message>
    <message>
        <source>All {0} words are known, but their checksum is wrong.</source>
        <translation>{0}个词都在词表中，但校验不符。</translation>
    </message>
    <message>
        <source>A word was taken for another of the list, or two stand in the wrong order.</source>
        <translation>有一个词写成了词表中的另一个，或两个词顺序颠倒。</translation>
    </message>
    <message>
        <source>Most of these words are on none of the word lists looked at.</source>
        <translation>这些词大多不在所查的任何词表中。</translation>
    </message>
    <message>
        <source>Known languages: {0}.</source>
        <translation>可用语言：{0}。</translation>
    </message>
    <message>
        <source>Not on the word list ({0}): the word at position {1}.</source>
        <translation>不在词表（{0}）中：第{1}个词。</translation>
    </message>
    <message>
        <source>Not on the word list ({0}): the words at positions {1}.</source>
        <translation>不在词表（{0}）中：第{1}个词。</translation>
    </message>
    <message>
        <source>Look for a slip of the pen there.</source>
        <translation>请检查该处是否有笔误。</translation>
    </message>
    <message>
        <source>The local database {0} cannot be opened: {1}.</source>
        <translation>本机数据库{0}无法打开：{1}。</translation>
    </message>
    <message>
        <source>The local database {0} is busy.</source>
        <translation>本机数据库{0}正忙。</translation>
    </message>
    <message>
        <source>Another Almoner is writing to it; try again in a moment.</source>
        <translation>另一个 Almoner 正在写入，请稍后重试。</translation>
    </message>
    <message>
        <source>The ledger of this installation is on this computer; it has no nodes.</source>
        <translation>本机的账本就在这台电脑上，没有节点。</translation>
    </message>
    <message>
        <source>This node is on the list already.</source>
        <translation>该节点已在列表中。</translation>
    </message>
    <message>
        <source>At most {0} nodes are asked.</source>
        <translation>最多询问{0}个节点。</translation>
    </message>
    <message>
        <source>Remove one first.</source>
        <translation>请先移除一个。</translation>
    </message>
    <message>
        <source>This node is not on the list.</source>
        <translation>该节点不在列表中。</translation>
    </message>
    <message>
        <source>This is the only node; without one the ledger cannot be reached.</source>
        <translation>这是唯一的节点，没有它就无法连接账本。</translation>
    </message>
    <message>
        <source>Add another one first.</source>
        <translation>请先添加另一个。</translation>
    </message>
    <message>
        <source>This is not the address of a node.</source>
        <translation>这不是节点地址。</translation>
    </message>
    <message>
        <source>It begins with https:// or http://.</source>
        <translation>应以 https:// 或 http:// 开头。</translation>
    </message>
    <message>
        <source>This computer is in no network now.</source>
        <translation>这台电脑现在没有连接网络。</translation>
    </message>
    <message>
        <source>Connect it to the network in which the phones are, and try again.</source>
        <translation>请把它连接到手机所在的网络，然后重试。</translation>
    </message>
    <message>
        <source>“{0}” is not an address of this computer.</source>
        <translation>“{0}”不是这台电脑的地址。</translation>
    </message>
    <message>
        <source>Give it in figures, such as 127.0.0.1 or 192.168.1.20.</source>
        <translation>请用数字写出，例如127.0.0.1或192.168.1.20。</translation>
    </message>
    <message>
        <source>Port {0} is taken by another program.</source>
        <translation>端口{0}已被其他程序占用。</translation>
    </message>
    <message>
        <source>Choose another port, or none for any free one.</source>
        <translation>请另选一个端口；不填则使用任一空闲端口。</translation>
    </message>
    <message>
        <source>{0} is an address on the internet, not only in this network.</source>
        <translation>{0}是互联网上的地址，不仅限于本网络。</translation>
    </message>
    <message>
        <source>Serving the page needs no key.</source>
        <translation>提供页面不需要密钥。</translation>
    </message>
    <message>
        <source>The ledger on this computer does not answer.</source>
        <translation>这台电脑上的账本没有应答。</translation>
    </message>
    <message>
        <source>The server is being closed.</source>
        <translation>服务正在关闭。</translation>
    </message>
    <message>
        <source>There is no node to ask.</source>
        <translation>没有可询问的节点。</translation>
    </message>
    <message>
        <source>This is not the address of a node or a list.</source>
        <translation>这不是节点或名单的地址。</translation>
    </message>
    <message>
        <source>Write https://HOST/… without a name and password in it.</source>
        <translation>请写成https://主机名/……，其中不要带用户名和密码。</translation>
    </message>
    <message>
        <source>The page asks at most {0} nodes.</source>
        <translation>页面最多询问{0}个节点。</translation>
    </message>
    <message>
        <source>Name fewer of them.</source>
        <translation>请少填几个。</translation>
    </message>
    <message>
        <source>{0} nodes cannot agree.</source>
        <translation>不能要求{0}个节点一致。</translation>
    </message>
    <message>
        <source>Say how many nodes must say the same: 1 to {0}.</source>
        <translation>请说明须有几个节点说法一致：1至{0}个。</translation>
    </message>
    <message>
        <source>The page&apos;s address must not have a question mark in it.</source>
        <translation>页面的地址中不能有问号。</translation>
    </message>
    <message>
        <source>Name the folder in which the site will lie, such as https://verify.example/.</source>
        <translation>请写出网站所在的目录，例如https://verify.example/。</translation>
    </message>
    <message>
        <source>The page for phones that came with this program is damaged.</source>
        <translation>本程序附带的手机页面已损坏。</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>请重新安装本程序。</translation>
    </message>
    <message>
        <source>The address of {0} looks as if it held an access key; everyone who opens the page can read it.</source>
        <translation>{0}的地址中似乎含有访问密钥；打开页面的人都能看到。</translation>
    </message>
    <message>
        <source>A page that is opened over https may not ask {0}, which is not https.</source>
        <translation>通过https打开的页面不能询问{0}，因为它不是https。</translation>
    </message>
    <message>
        <source>The node {0} is left out: its address may hold an access key.</source>
        <translation>节点{0}未列入：其地址可能含有访问密钥。</translation>
    </message>
    <message>
        <source>with a password</source>
        <translation>（带密码）</translation>
    </message>
    <message>
        <source>The page has no node to ask, so it can check no receipt against the ledger.</source>
        <translation>页面没有可询问的节点，因此无法对照账本核验任何收据。</translation>
    </message>
    <message>
        <source>{0} nodes must say the same, and the page knows {1}: it will call no receipt recorded unless a reader adds nodes.</source>
        <translation>须有{0}个节点说法一致，而页面只知道{1}个：除非打开页面的人自行添加节点，否则页面不会说任何收据已入账。</translation>
    </message>
    <message>
        <source>The codes on this ledger&apos;s receipts lead to {0}, not to this address.</source>
        <translation>本账本收据上的二维码指向{0}，而不是这个地址。</translation>
    </message>
    <message>
        <source>In {0} these were made or changed by somebody else: {1}.</source>
        <translation>{0}中的下列文件是他人建立或改动过的：{1}。</translation>
    </message>
    <message>
        <source>The pages cannot be written to {0}: {1}.</source>
        <translation>网页无法写入{0}：{1}。</translation>
    </message>
    <message>
        <source>Choose a folder that you may write to.</source>
        <translation>请选择一个您有权写入的文件夹。</translation>
    </message>
    <message>
        <source>{0} is not a list of ours.</source>
        <translation>{0}不是本程序的文件清单。</translation>
    </message>
    <message>
        <source>Choose an empty folder.</source>
        <translation>请选择一个空文件夹。</translation>
    </message>
    <message>
        <source>There are other files in {0}, such as {1}.</source>
        <translation>{0}中有其他文件，例如{1}。</translation>
    </message>
    <message>
        <source>Choose an empty folder, or one that the page was written to before.</source>
        <translation>请选择一个空文件夹，或以前写过页面的文件夹。</translation>
    </message>
    <message>
        <source>{0} holds the public pages of another ledger.</source>
        <translation>{0}中是另一账本的公开页面。</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Move them away; they are made anew then.</source>
        <translation>请把它们移走，之后会重新生成。</translation>
    </message>
    <message>
        <source>The trust list {0} cannot be read: {1}.</source>
        <translation>信任名单{0}无法读取：{1}。</translation>
    </message>
    <message>
        <source>{0} is no trust list: {1}.</source>
        <translation>{0}不是信任名单：{1}。</translation>
    </message>
    <message>
        <source>Its form is that of a charity&apos;s almoner.json (chain/PROTOCOL.md, section 9).</source>
        <translation>其格式与机构的almoner.json相同（chain/PROTOCOL.md第9节）。</translation>
    </message>
    <message>
        <source>it has more than {0} bytes</source>
        <translation>它超过{0}字节</translation>
    </message>
    <message>
        <source>it is not JSON</source>
        <translation>它不是JSON</translation>
    </message>
    <message>
        <source>it is not an object with the fields format, name and ledgers</source>
        <translation>它不是带有format、name和ledgers字段的对象</translation>
    </message>
    <message>
        <source>format is not {0}</source>
        <translation>format不是{0}</translation>
    </message>
    <message>
        <source>ledgers is not a list</source>
        <translation>ledgers不是列表</translation>
    </message>
    <message>
        <source>{0} is not an object</source>
        <translation>{0}不是对象</translation>
    </message>
    <message>
        <source>{0} is not one plain line</source>
        <translation>{0}不是一行普通文字</translation>
    </message>
    <message>
        <source>{0}.chain_id is not a number written as text</source>
        <translation>{0}.chain_id不是以文字写出的数字</translation>
    </message>
    <message>
        <source>{0}.ledger is not 0x and 40 hex digits</source>
        <translation>{0}.ledger不是0x加40位十六进制数字</translation>
    </message>
    <message>
        <source>{0}.domain is not a domain name</source>
        <translation>{0}.domain不是域名</translation>
    </message>
    <message>
        <source>{0}.needed is not a number from 1 to {1}</source>
        <translation>{0}.needed不是1至{1}之间的数字</translation>
    </message>
    <message>
        <source>{0}.nodes is not a list of at most {1} addresses</source>
        <translation>{0}.nodes不是最多{1}个地址的列表</translation>
    </message>
    <message>
        <source>{0}.nodes[{1}] is not an http or https address</source>
        <translation>{0}.nodes[{1}]不是http或https地址</translation>
    </message>
    <message>
        <source>Purposes that are not published, because a donor or a payee is named in them: {0}.</source>
        <translation>因写有捐赠人或收款方的名称而不公布的用途：{0}条。</translation>
    </message>
    <message>
        <source>Use it as it is, or choose another folder.</source>
        <translation>请直接使用，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>Start a new one with the wizard, or choose another folder.</source>
        <translation>请用向导新建，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>Open the wizard again; it goes on where it stopped.</source>
        <translation>请重新打开向导，它会从中断处继续。</translation>
    </message>
    <message>
        <source>Choose a file that Almoner wrote as a backup.</source>
        <translation>请选择由 Almoner 写成的备份文件。</translation>
    </message>
    <message>
        <source>Enter the charity’s name.</source>
        <translation>请填写机构名称。</translation>
    </message>
    <message>
        <source>Send it some of the network’s coin, then try again.</source>
        <translation>请向其转入一些该网络的币，然后重试。</translation>
    </message>
    <message>
        <source>Wallets here: {0}. Make one on the page “Wallets and people”.</source>
        <translation>现有钱包：{0}。可在“钱包与人员”页新建。</translation>
    </message>
    <message>
        <source>Unlock it and try again. A new wallet can be kept in an encrypted file instead; an old one comes back from its recovery words.</source>
        <translation>请解锁后重试。新钱包可改存加密文件；旧钱包可用助记词恢复。</translation>
    </message>
    <message>
        <source>Keep the wallet in an encrypted file, or log in to a desktop with a keyring.</source>
        <translation>请把钱包保存在加密文件中，或登录带密钥环的桌面。</translation>
    </message>
    <message>
        <source>Restore it from a backup, or choose another folder.</source>
        <translation>请从备份恢复，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>record {0} batches</source>
        <translation>记入{0}个批次</translation>
    </message>
    <message>
        <source>That batch is not recorded yet.</source>
        <translation>该批次尚未记入账本。</translation>
    </message>
    <message>
        <source>The search was stopped.</source>
        <translation>搜索已停止。</translation>
    </message>
    <message>
        <source>States: {0}.</source>
        <translation>可选状态：{0}。</translation>
    </message>
    <message>
        <source>Columns: {0}.</source>
        <translation>可选列：{0}。</translation>
    </message>
    <message>
        <source>Entries cannot be sorted by “{0}”.</source>
        <translation>账本记录不能按“{0}”排序。</translation>
    </message>
    <message>
        <source>Cancelled; nothing that was not finished is kept.</source>
        <translation>已取消，未完成的部分均未保留。</translation>
    </message>
    <message>
        <source>“{0}” is not a category.</source>
        <translation>“{0}”不是支出类别。</translation>
    </message>
    <message>
        <source>Categories: {0}.</source>
        <translation>可选类别：{0}。</translation>
    </message>
    <message>
        <source>A request names a fund, an amount and a payee.</source>
        <translation>申请须写明项目、金额和收款方。</translation>
    </message>
    <message>
        <source>Give an amount above 0.</source>
        <translation>请填写大于0的金额。</translation>
    </message>
    <message>
        <source>The purpose is empty or too long.</source>
        <translation>用途为空或过长。</translation>
    </message>
    <message>
        <source>Say in 1 to {0} characters what for.</source>
        <translation>请用1至{0}个字说明用途。</translation>
    </message>
    <message>
        <source>The fund “{0}” pays in {1} on the chain: the payee needs an account there.</source>
        <translation>项目“{0}”在链上以{1}支付，收款方需要有链上账户。</translation>
    </message>
    <message>
        <source>Only a sub-grant names a ledger.</source>
        <translation>只有转赠才需指明账本。</translation>
    </message>
    <message>
        <source>A sub-grant names the ledger and fund it goes to.</source>
        <translation>转赠须指明对方的账本和项目。</translation>
    </message>
    <message>
        <source>“{0}” does not name another ledger&apos;s fund.</source>
        <translation>“{0}”不是其他账本的项目。</translation>
    </message>
    <message>
        <source>A sub-grant goes to another ledger, not to this one.</source>
        <translation>转赠只能转到其他账本，不能转到本账本。</translation>
    </message>
    <message>
        <source>An account&apos;s address has 20 bytes.</source>
        <translation>账户地址应为20个字节。</translation>
    </message>
    <message>
        <source>The account&apos;s name is too long or not one plain line.</source>
        <translation>账户名称过长，或不是一行普通文字。</translation>
    </message>
    <message>
        <source>Give at most {0} printable characters.</source>
        <translation>最多可用{0}个可打印字符。</translation>
    </message>
    <message>
        <source>Notes are kept on payees and accounts, not on “{0}”.</source>
        <translation>备注只能写在收款方和账户上，不能写在“{0}”上。</translation>
    </message>
    <message>
        <source>The note has {0} characters; at most {1} are kept.</source>
        <translation>备注有{0}个字符，最多保留{1}个。</translation>
    </message>
    <message>
        <source>No payee “{0}” is known here.</source>
        <translation>这里没有收款方“{0}”。</translation>
    </message>
    <message>
        <source>Is it “{0}”?</source>
        <translation>您要找的是“{0}”吗？</translation>
    </message>
    <message>
        <source>“{0}” is not a reason.</source>
        <translation>“{0}”不是可用的原因。</translation>
    </message>
    <message>
        <source>Reasons: {0}.</source>
        <translation>可选原因：{0}。</translation>
    </message>
    <message>
        <source>void receipt {0}</source>
        <translation>作废{0}号收据</translation>
    </message>
    <message>
        <source>replace receipt {0}</source>
        <translation>换开{0}号收据</translation>
    </message>
    <message>
        <source>Nothing would change.</source>
        <translation>没有任何改动。</translation>
    </message>
    <message>
        <source>Try again, or ask another node.</source>
        <translation>请重试，或换一个节点。</translation>
    </message>
    <message>
        <source>The node&apos;s entries do not lead to the ledger&apos;s head.</source>
        <translation>节点给出的记录与账本的末端不符。</translation>
    </message>
    <message>
        <source>There is no entry {0} here.</source>
        <translation>这里没有第{0}条记录。</translation>
    </message>
    <message>
        <source>Fetch the ledger&apos;s entries again.</source>
        <translation>请重新获取账本记录。</translation>
    </message>
    <message>
        <source>The evidence {0} cannot be read: {1}.</source>
        <translation>佐证材料{0}无法读取：{1}。</translation>
    </message>
    <message>
        <source>Name a file that is there and that you may read.</source>
        <translation>请选择存在且您有权读取的文件。</translation>
    </message>
    <message>
        <source>“{0}” does not name a token.</source>
        <translation>“{0}”不是代币。</translation>
    </message>
    <message>
        <source>“{0}” is not a tier.</source>
        <translation>“{0}”不是审批档次。</translation>
    </message>
    <message>
        <source>A policy has at most three tiers above the first.</source>
        <translation>除第一档外，最多可设三档。</translation>
    </message>
    <message>
        <source>The tiers do not fit together.</source>
        <translation>各档次互相矛盾。</translation>
    </message>
    <message>
        <source>Amounts must rise, approvals must not fall, and lie between 1 and 16.</source>
        <translation>金额须逐档增加，审批人数不得减少，且在1至16人之间。</translation>
    </message>
    <message>
        <source>“{0}” is not a percentage.</source>
        <translation>“{0}”不是百分比。</translation>
    </message>
    <message>
        <source>For example 10 or 7.5.</source>
        <translation>例如10或7.5。</translation>
    </message>
    <message>
        <source>A cap on administration is at most 100 percent.</source>
        <translation>管理费用上限最高为百分之百。</translation>
    </message>
    <message>
        <source>There is already a fund “{0}”.</source>
        <translation>已有项目“{0}”。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请换一个名称。</translation>
    </message>
    <message>
        <source>create fund {0}</source>
        <translation>新建项目{0}</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>There is no fund “{0}”.</source>
        <translation>没有项目“{0}”。</translation>
    </message>
    <message>
        <source>Check the amount.</source>
        <translation>请核对金额。</translation>
    </message>
    <message>
        <source>“{0}” is not a format.</source>
        <translation>“{0}”不是可用的格式。</translation>
    </message>
    <message>
        <source>Formats: {0}.</source>
        <translation>可选格式：{0}。</translation>
    </message>
    <message>
        <source>The folder {0} cannot be made: {1}.</source>
        <translation>无法创建文件夹{0}：{1}。</translation>
    </message>
    <message>
        <source>{0} is on chain {1}.</source>
        <translation>{0}在链{1}上。</translation>
    </message>
    <message>
        <source>The entries of the ledger 0x{0} do not hold together.</source>
        <translation>账本0x{0}的记录前后不一致。</translation>
    </message>
    <message>
        <source>That receipt is not kept here.</source>
        <translation>这里没有保存该收据。</translation>
    </message>
    <message>
        <source>At most {0} nodes are asked for a chain.</source>
        <translation>每条链最多询问{0}个节点。</translation>
    </message>
    <message>
        <source>No node of chain {0} is known here.</source>
        <translation>这里没有链{0}的节点。</translation>
    </message>
    <message>
        <source>The label is too long or not one plain line.</source>
        <translation>标签过长，或不是一行普通文字。</translation>
    </message>
    <message>
        <source>Another Almoner has been sending from this wallet for ten minutes.</source>
        <translation>另一个 Almoner 已用此钱包发送了十分钟。</translation>
    </message>
    <message>
        <source>Wait until it is done, or end it, and try again.</source>
        <translation>请等它完成或将其关闭，然后重试。</translation>
    </message>
    <message>
        <source>The payee&apos;s name is empty, too long or not one plain line.</source>
        <translation>收款方名称为空、过长，或不是一行普通文字。</translation>
    </message>
    <message>
        <source>Give 1 to {0} printable characters.</source>
        <translation>请填写1至{0}个可打印字符。</translation>
    </message>
    <message>
        <source>“{0}” does not name an invoice.</source>
        <translation>“{0}”不是发票。</translation>
    </message>
    <message>
        <source>A request names at most {0} invoices, not {1}.</source>
        <translation>一份申请最多可列{0}张发票，现有{1}张。</translation>
    </message>
    <message>
        <source>Split it into several requests.</source>
        <translation>请分成几份申请。</translation>
    </message>
    <message>
        <source>The same invoice is named twice.</source>
        <translation>同一张发票列了两次。</translation>
    </message>
    <message>
        <source>Name each invoice once.</source>
        <translation>每张发票只列一次。</translation>
    </message>
    <message>
        <source>“{0}” is {1} the list of the fund “{2}” already.</source>
        <translation>“{0}”已{1}项目“{2}”的名单上。</translation>
    </message>
    <message>
        <source>not on</source>
        <translation>不在</translation>
    </message>
    <message>
        <source>{0} a payee of fund {1}</source>
        <translation>{0}项目{1}的收款方</translation>
    </message>
    <message>
        <source>the purpose in words is not kept here.</source>
        <translation>这里没有保存用途的文字。</translation>
    </message>
    <message>
        <source>the payee&apos;s name is not kept here.</source>
        <translation>这里没有保存收款方名称。</translation>
    </message>
    <message>
        <source>the evidence this case names is not kept here.</source>
        <translation>这里没有保存该申请列出的佐证材料。</translation>
    </message>
    <message>
        <source>the evidence “{0}” is missing here.</source>
        <translation>这里缺少佐证材料“{0}”。</translation>
    </message>
    <message>
        <source>the evidence “{0}” was changed after it was committed to.</source>
        <translation>佐证材料“{0}”在提交后被改动过。</translation>
    </message>
    <message>
        <source>Put the original back into the evidence folder as {0}, or amend the request.</source>
        <translation>请将原文件以{0}为名放回佐证材料文件夹，或修改申请。</translation>
    </message>
    <message>
        <source>The payee acknowledges it with that key; restore the wallet here if it is yours to use.</source>
        <translation>收款方须用该密钥签收；如果该钱包归您使用，请在本机恢复它。</translation>
    </message>
    <message>
        <source>Nothing came back.</source>
        <translation>没有退回任何金额。</translation>
    </message>
    <message>
        <source>Give the amount that came back.</source>
        <translation>请填写退回的金额。</translation>
    </message>
    <message>
        <source>The PDF cannot be read.</source>
        <translation>PDF 无法读取。</translation>
    </message>
    <message>
        <source>It may be damaged or closed with a password; open it with another program.</source>
        <translation>文件可能已损坏或设有密码，请用其他程序打开看看。</translation>
    </message>
    <message>
        <source>“{0}” is not a role.</source>
        <translation>“{0}”不是角色。</translation>
    </message>
    <message>
        <source>Roles: {0}.</source>
        <translation>可选角色：{0}。</translation>
    </message>
    <message>
        <source>grant {0} to {1}</source>
        <translation>授予{1}角色：{0}</translation>
    </message>
    <message>
        <source>accept administration</source>
        <translation>接任管理员</translation>
    </message>
    <message>
        <source>revoke {0} from {1}</source>
        <translation>撤销{1}的角色：{0}</translation>
    </message>
    <message>
        <source>Trace it by the recorded receipt, or by its serial number.</source>
        <translation>请用入账后的收据或收据编号来追踪。</translation>
    </message>
    <message>
        <source>That receipt does not lead to a batch of this ledger.</source>
        <translation>该收据对应不到本账本的任何批次。</translation>
    </message>
    <message>
        <source>What would be signed cannot be read, so it was not signed.</source>
        <translation>待签署的内容无法读取，因此没有签署。</translation>
    </message>
    <message>
        <source>{0} is not a field of a receipt.</source>
        <translation>{0}不是收据的栏目。</translation>
    </message>
    <message>
        <source>Fields: {0}.</source>
        <translation>可选栏目：{0}。</translation>
    </message>
    <message>
        <source>A receipt falls due within ten years.</source>
        <translation>收据的登记期限在十年以内。</translation>
    </message>
    <message>
        <source>It is in fund {0}.</source>
        <translation>它属于项目{0}。</translation>
    </message>
    <message>
        <source>Give back that much or less.</source>
        <translation>请退还该数额或更少。</translation>
    </message>
    <message>
        <source>An auditor may object until then.</source>
        <translation>在此之前审计员可以提出异议。</translation>
    </message>
    <message>
        <source>in another state</source>
        <translation>处于其他状态</translation>
    </message>
    <message>
        <source>A rejected request can never be paid; make a new one.</source>
        <translation>被驳回的申请不能再付款，请另行申请。</translation>
    </message>
    <message>
        <source>An invoice is paid once.</source>
        <translation>同一张发票只付一次。</translation>
    </message>
    <message>
        <source>Another request took the number.</source>
        <translation>该编号已被另一份申请占用。</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>请重试。</translation>
    </message>
    <message>
        <source>The amount cannot be paid.</source>
        <translation>该金额无法付款。</translation>
    </message>
    <message>
        <source>Give an amount above zero.</source>
        <translation>请填写大于零的金额。</translation>
    </message>
    <message>
        <source>The ledger does not know that category.</source>
        <translation>账本没有这个类别。</translation>
    </message>
    <message>
        <source>That account cannot be the payee.</source>
        <translation>该账户不能作为收款方。</translation>
    </message>
    <message>
        <source>It can be paid now.</source>
        <translation>现在可以付款。</translation>
    </message>
    <message>
        <source>Reject the request and make another.</source>
        <translation>请驳回该申请，另行申请。</translation>
    </message>
    <message>
        <source>Reject it, and request less.</source>
        <translation>请驳回，并申请较少的数额。</translation>
    </message>
    <message>
        <source>The tokens would not go back to who gave them.</source>
        <translation>代币不会退回原捐赠人。</translation>
    </message>
    <message>
        <source>The amount cannot be recorded.</source>
        <translation>该金额无法登记。</translation>
    </message>
    <message>
        <source>There is no such fund.</source>
        <translation>没有这个项目。</translation>
    </message>
    <message>
        <source>The fund&apos;s policy was given wrongly.</source>
        <translation>项目的拨付规则有误。</translation>
    </message>
    <message>
        <source>The payee is not on the list of the fund “{0}”.</source>
        <translation>收款方不在项目“{0}”的名单上。</translation>
    </message>
    <message>
        <source>Coin was sent along where the fund takes none.</source>
        <translation>该项目不收链上的币，却附带了币。</translation>
    </message>
    <message>
        <source>Report this: it should not happen.</source>
        <translation>请报告此问题，这不应发生。</translation>
    </message>
    <message>
        <source>Refund the receipt that replaced it, if any.</source>
        <translation>如有换开的收据，请对换开的收据退款。</translation>
    </message>
    <message>
        <source>The payee&apos;s key did not sign this delivery.</source>
        <translation>此次签收不是由收款方密钥签署的。</translation>
    </message>
    <message>
        <source>Use the key that the case names.</source>
        <translation>请使用申请中指定的密钥。</translation>
    </message>
    <message>
        <source>The token refused the transfer.</source>
        <translation>代币拒绝了转账。</translation>
    </message>
    <message>
        <source>Look at the ledger&apos;s balance of that token.</source>
        <translation>请查看账本的代币余额。</translation>
    </message>
    <message>
        <source>That token cannot be paid out safely.</source>
        <translation>该代币不能安全付出。</translation>
    </message>
    <message>
        <source>Of the tokens handed over nothing arrived.</source>
        <translation>转交的代币没有到账。</translation>
    </message>
    <message>
        <source>Look at the wallet&apos;s balance.</source>
        <translation>请查看钱包余额。</translation>
    </message>
    <message>
        <source>The coin handed over is not the amount.</source>
        <translation>附带的币与金额不符。</translation>
    </message>
    <message>
        <source>The payee&apos;s account refused the coin.</source>
        <translation>收款方账户拒收。</translation>
    </message>
    <message>
        <source>Name another account.</source>
        <translation>请填写其他账户。</translation>
    </message>
    <message>
        <source>That wallet lacks the role for this.</source>
        <translation>该钱包没有所需的角色。</translation>
    </message>
    <message>
        <source>The wallet “{0}” does not have the role {1}.</source>
        <translation>钱包“{0}”没有{1}角色。</translation>
    </message>
    <message>
        <source>No wallet here has the role {0}.</source>
        <translation>本机没有钱包具有{0}角色。</translation>
    </message>
    <message>
        <source>“{0}” is not an address.</source>
        <translation>“{0}”不是地址。</translation>
    </message>
    <message>
        <source>An address is 0x and 40 hex digits.</source>
        <translation>地址由0x和40位十六进制数字组成。</translation>
    </message>
    <message>
        <source>The fund “{0}” counts {1}, which is no token.</source>
        <translation>项目“{0}”以{1}计，不是代币。</translation>
    </message>
    <message>
        <source>give to fund {0}</source>
        <translation>捐给项目{0}</translation>
    </message>
    <message>
        <source>There is no fund {0} on this ledger.</source>
        <translation>本账本没有项目{0}。</translation>
    </message>
    <message>
        <source>There is no batch {0} on this ledger.</source>
        <translation>本账本没有批次{0}。</translation>
    </message>
    <message>
        <source>That receipt is of chain {0}, this installation works with chain {1}.</source>
        <translation>该收据属于链{0}，本机使用的是链{1}。</translation>
    </message>
    <message>
        <source>that ledger is on another chain</source>
        <translation>对方账本在另一条链上</translation>
    </message>
    <message>
        <source>followed through too many hands</source>
        <translation>转手次数过多，不再追踪</translation>
    </message>
    <message>
        <source>not recorded there yet</source>
        <translation>对方尚未入账</translation>
    </message>
    <message>
        <source>recorded there with another amount</source>
        <translation>对方入账的金额不同</translation>
    </message>
    <message>
        <source>There is no file {0}, and it is no receipt&apos;s link or number.</source>
        <translation>没有文件{0}，它也不是收据链接或编号。</translation>
    </message>
    <message>
        <source>Name a PDF, picture or .almr file, or paste the whole link.</source>
        <translation>请选择 PDF、图片或 .almr 文件，或粘贴完整链接。</translation>
    </message>
    <message>
        <source>Checking a receipt needs no key.</source>
        <translation>核验收据不需要密钥。</translation>
    </message>
    <message>
        <source>{0} (minor units)</source>
        <translation>{0}（最小单位）</translation>
    </message>
    <message>
        <source>unknown issuer, ledger {0}</source>
        <translation>出具方不明，账本{0}</translation>
    </message>
    <message>
        <source>number {0}</source>
        <translation>编号{0}</translation>
    </message>
    <message>
        <source>{0}, batch {1}</source>
        <translation>{0}，批次{1}</translation>
    </message>
    <message>
        <source>this is marked as a duplicate</source>
        <translation>此件标明为副本</translation>
    </message>
    <message>
        <source>There is no imported list number {0}.</source>
        <translation>没有{0}号导入清单。</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>等{0}笔</translation>
    </message>
    <message>
        <source>A batch holds 1 to {0} donations.</source>
        <translation>一个批次可含1至{0}笔捐赠。</translation>
    </message>
    <message>
        <source>Choose a number within these limits.</source>
        <translation>请在此范围内选择数目。</translation>
    </message>
    <message>
        <source>Donations made on the chain kept taking the next serial number.</source>
        <translation>链上的捐赠不断占用了下一个收据编号。</translation>
    </message>
    <message>
        <source>Nothing was lost; try again.</source>
        <translation>没有任何数据丢失，请重试。</translation>
    </message>
    <message>
        <source>Record the waiting donations in the ledger first (Donations page).</source>
        <translation>请先在“捐赠”页把待入账的捐赠记入账本。</translation>
    </message>
    <message>
        <source>“{0}” is not a state of donations.</source>
        <translation>“{0}”不是捐赠的状态。</translation>
    </message>
    <message>
        <source>Donations cannot be sorted by “{0}”.</source>
        <translation>捐赠不能按“{0}”排序。</translation>
    </message>
    <message>
        <source>A disbursement of nothing cannot be requested.</source>
        <translation>申请金额不能为零。</translation>
    </message>
    <message>
        <source>Enter the payee’s account on the chain.</source>
        <translation>请填写收款方的链上账户。</translation>
    </message>
    <message>
        <source>Only a refund names a donation.</source>
        <translation>只有退款才需指明捐赠。</translation>
    </message>
    <message>
        <source>Choose the category “Refund to a donor”, or name no donation.</source>
        <translation>请选择类别“退还捐赠人”，或不指明捐赠。</translation>
    </message>
    <message>
        <source>Choose the category “Grant to another charity”, or name no ledger.</source>
        <translation>请选择类别“转赠其他机构”，或不指明账本。</translation>
    </message>
    <message>
        <source>A refund names the donation it gives back.</source>
        <translation>退款须指明所退的捐赠。</translation>
    </message>
    <message>
        <source>Enter the serial number of the donation’s receipt.</source>
        <translation>请填写该捐赠的收据编号。</translation>
    </message>
    <message>
        <source>Enter the chain, the ledger and the fund of the other charity.</source>
        <translation>请填写对方机构的链、账本和项目。</translation>
    </message>
    <message>
        <source>Write it as CHAIN:ADDRESS:FUND: chain id, ledger address, number of the fund there.</source>
        <translation>请写成“链:地址:项目”，即链编号、账本地址和对方的项目编号。</translation>
    </message>
    <message>
        <source>That invoice was paid already, by disbursement {0}.</source>
        <translation>该发票已由{0}号拨付付过款。</translation>
    </message>
    <message>
        <source>See disbursement {0} (Disbursements page).</source>
        <translation>请在“拨付”页查看{0}号拨付。</translation>
    </message>
    <message>
        <source>See the list of payees (Funds page).</source>
        <translation>请在“项目”页查看收款方名单。</translation>
    </message>
    <message>
        <source>Change at least one field.</source>
        <translation>请至少更正一项内容。</translation>
    </message>
    <message>
        <source>Donation {0} is not recorded yet.</source>
        <translation>{0}号捐赠尚未记入账本。</translation>
    </message>
    <message>
        <source>The node does not show entry {0}, the batch of this donation.</source>
        <translation>节点没有给出第{0}条记录，即这笔捐赠所在的批次。</translation>
    </message>
    <message>
        <source>There is no disbursement {0} on this ledger.</source>
        <translation>本账本没有{0}号拨付。</translation>
    </message>
    <message>
        <source>Run an audit (Audit page): it names the first bad entry.</source>
        <translation>请在“审计”页进行审计，可查出第一条有问题的记录。</translation>
    </message>
    <message>
        <source>The fund “{0}” counts a token: donations come in on the chain itself.</source>
        <translation>项目“{0}”以代币计数，捐赠直接在链上进行。</translation>
    </message>
    <message>
        <source>The donor sends it to the ledger contract on the chain; it is recorded there as a batch of one.</source>
        <translation>由捐赠人在链上直接转给账本合约，账本会将其单独记为一个批次。</translation>
    </message>
    <message>
        <source>Give the token’s address, symbol and decimal places; the address 0xEeee…EEeE stands for the chain’s own coin.</source>
        <translation>请填写代币的地址、符号和小数位数；地址0xEeee…EEeE表示链自身的币。</translation>
    </message>
    <message>
        <source>Give an amount and the number of approvals from there, for example 10000 and 2.</source>
        <translation>请填写金额和从该金额起所需的审批人数，例如10000和2。</translation>
    </message>
    <message>
        <source>Funds here: {0}. Make a new one on the Funds page.</source>
        <translation>现有项目：{0}。可在“项目”页新建。</translation>
    </message>
    <message>
        <source>A donation of nothing cannot be entered.</source>
        <translation>捐赠金额不能为零。</translation>
    </message>
    <message>
        <source>There is no donation number {0} here.</source>
        <translation>这里没有{0}号捐赠。</translation>
    </message>
    <message>
        <source>See the Donations page.</source>
        <translation>请查看“捐赠”页。</translation>
    </message>
    <message>
        <source>No donation with serial number {0} was recorded from this installation.</source>
        <translation>本机没有登记过收据编号为{0}的捐赠。</translation>
    </message>
    <message>
        <source>The Donations page shows the serial numbers.</source>
        <translation>收据编号可在“捐赠”页查到。</translation>
    </message>
    <message>
        <source>Audit that ledger (Audit page).</source>
        <translation>请在“审计”页审计该账本。</translation>
    </message>
    <message>
        <source>Give the issuer, the number and, if you like, the amount, for example “Acme:2026-17:950.00”.</source>
        <translation>请填写开票方、号码，需要时加上金额，例如“Acme:2026-17:950.00”。</translation>
    </message>
    <message>
        <source>The case of disbursement {0} does not lead to the case hash on the ledger.</source>
        <translation>{0}号拨付的申请内容与账本上的摘要不符。</translation>
    </message>
    <message>
        <source>The node or the local copy is wrong: run an audit (Audit page).</source>
        <translation>节点或本机副本有误，请在“审计”页进行审计。</translation>
    </message>
    <message>
        <source>The evidence “{0}” of disbursement {1} is not the file the case names.</source>
        <translation>{1}号拨付的佐证材料“{0}”不是申请所列的文件。</translation>
    </message>
    <message>
        <source>Disbursement {0} names the payee&apos;s key 0x{1}, which is not here.</source>
        <translation>{0}号拨付指定了收款方密钥0x{1}，该密钥不在本机。</translation>
    </message>
    <message>
        <source>{0} of disbursement {1}</source>
        <translation>{1}号拨付：{0}</translation>
    </message>
    <message>
        <source>{0} disbursement {1}</source>
        <translation>{1}号拨付：{0}</translation>
    </message>
    <message>
        <source>There is no donation with serial number {0} on this ledger.</source>
        <translation>本账本没有编号为{0}的收据。</translation>
    </message>
    <message>
        <source>Donation {0} is in batch {1}, whose list of donations is not kept here.</source>
        <translation>{0}号捐赠在批次{1}中，这里没有保存该批次的捐赠清单。</translation>
    </message>
    <message>
        <source>Trace it by its receipt instead.</source>
        <translation>请改用收据来追踪。</translation>
    </message>
    <message>
        <source>That receipt is a promise: its donation was not yet in the ledger when it was made out.</source>
        <translation>这是一张承诺收据，开具时该捐赠尚未入账。</translation>
    </message>
    <message>
        <source>Check it on the Verify page.</source>
        <translation>请在“核验”页核验。</translation>
    </message>
    <message>
        <source>Try again; if it stays, report it with what you did.</source>
        <translation>请重试；如仍出现，请报告此问题并说明您的操作。</translation>
    </message>
    <message>
        <source>Donation {0} is recorded already, as serial number {1}.</source>
        <translation>{0}号捐赠已入账，收据编号为{1}。</translation>
    </message>
    <message>
        <source>Export its receipt (Receipts page).</source>
        <translation>请在“收据”页导出其收据。</translation>
    </message>
    <message>
        <source>Choose 0 to 3650 days.</source>
        <translation>请选择0至3650天。</translation>
    </message>
    <message>
        <source>There is no recorded donation to export.</source>
        <translation>没有可导出的已入账捐赠。</translation>
    </message>
    <message>
        <source>Donation {0} was not given to the fund “{1}”.</source>
        <translation>{0}号捐赠不是捐给项目“{1}”的。</translation>
    </message>
    <message>
        <source>Of donation {0} only {1} {2} can be given back at most.</source>
        <translation>{0}号捐赠最多只能退还{1} {2}。</translation>
    </message>
    <message>
        <source>The fund “{0}” does not hold enough: {1} is available, disbursement {2} is {3}.</source>
        <translation>项目“{0}”余额不足：可用{1}，{2}号拨付为{3}。</translation>
    </message>
    <message>
        <source>Record more donations, or change the request.</source>
        <translation>请登记更多捐赠，或修改申请。</translation>
    </message>
    <message>
        <source>Administration may take at most {0}.{1} % of the donations to “{2}”: {3} is left of it.</source>
        <translation>管理费用最多可占项目“{2}”捐赠的{0}.{1}%：还剩{3}。</translation>
    </message>
    <message>
        <source>Change the request, or wait for more donations.</source>
        <translation>请修改申请，或等待更多捐赠。</translation>
    </message>
    <message>
        <source>Disbursement {0} is still in its waiting time; it can be paid from {1} UTC.</source>
        <translation>{0}号拨付仍在等待期内，UTC时间{1}起可付款。</translation>
    </message>
    <message>
        <source>Disbursement {0} is not approved: {1} of {2} approvals are missing.</source>
        <translation>{0}号拨付尚未批准：所需{2}人审批，还差{1}人。</translation>
    </message>
    <message>
        <source>Another person with the role of approver must approve it (Disbursements page).</source>
        <translation>须由另一位审批人在“拨付”页批准。</translation>
    </message>
    <message>
        <source>Its requester can change it (Disbursements page); it needs new approvals.</source>
        <translation>申请人可在“拨付”页修改，修改后须重新审批。</translation>
    </message>
    <message>
        <source>A recorder can pay it now (Disbursements page).</source>
        <translation>记账员现在可在“拨付”页付款。</translation>
    </message>
    <message>
        <source>Disbursement {0} is {1}.</source>
        <translation>{0}号拨付的状态为：{1}。</translation>
    </message>
    <message>
        <source>An invoice of disbursement {0} was paid already, by disbursement {1}.</source>
        <translation>{0}号拨付的一张发票已由{1}号拨付付过款。</translation>
    </message>
    <message>
        <source>See disbursement {0}; an invoice is paid once.</source>
        <translation>请查看{0}号拨付；同一张发票只付一次。</translation>
    </message>
    <message>
        <source>An invoice of disbursement {0} was paid already.</source>
        <translation>{0}号拨付的一张发票已付过款。</translation>
    </message>
    <message>
        <source>Only who requested disbursement {0} can change it.</source>
        <translation>{0}号拨付只能由申请人本人修改。</translation>
    </message>
    <message>
        <source>Use the wallet that made the request.</source>
        <translation>请使用提出申请的钱包。</translation>
    </message>
    <message>
        <source>The case of disbursement {0} was changed meanwhile.</source>
        <translation>{0}号拨付的申请内容刚被改动过。</translation>
    </message>
    <message>
        <source>Look at disbursement {0} again before you go on.</source>
        <translation>请重新查看{0}号拨付后再继续。</translation>
    </message>
    <message>
        <source>What disbursement {0} would give back is spent already.</source>
        <translation>{0}号拨付要退还的善款已经用出。</translation>
    </message>
    <message>
        <source>Only what is still unspent of a donation can be given back: see the Trace page.</source>
        <translation>只能退还捐赠中尚未用出的部分，请查看“追踪”页。</translation>
    </message>
    <message>
        <source>Choose one of the categories offered.</source>
        <translation>请从所列类别中选择。</translation>
    </message>
    <message>
        <source>The donation or ledger named does not fit the category.</source>
        <translation>指明的捐赠或账本与类别不符。</translation>
    </message>
    <message>
        <source>Name a donation for a refund, another ledger for a grant to another charity.</source>
        <translation>退款请指明捐赠，转赠其他机构请指明对方账本。</translation>
    </message>
    <message>
        <source>Name another account; a token fund needs one, and it cannot be the ledger itself.</source>
        <translation>请填写其他账户；代币项目必须填写账户，且不能是账本本身。</translation>
    </message>
    <message>
        <source>Who requested disbursement {0} cannot approve it.</source>
        <translation>{0}号拨付的申请人不能自己审批。</translation>
    </message>
    <message>
        <source>Another approver must approve it.</source>
        <translation>须由另一位审批人审批。</translation>
    </message>
    <message>
        <source>That wallet approved disbursement {0} already; nobody approves twice.</source>
        <translation>该钱包已批准过{0}号拨付，不能重复审批。</translation>
    </message>
    <message>
        <source>The time to object to disbursement {0} is over.</source>
        <translation>对{0}号拨付提出异议的期限已过。</translation>
    </message>
    <message>
        <source>Disbursement {0} cannot be settled in this way.</source>
        <translation>{0}号拨付不能以这种方式结清。</translation>
    </message>
    <message>
        <source>The proof is of another donation.</source>
        <translation>该证明属于另一笔捐赠。</translation>
    </message>
    <message>
        <source>Run an audit (Audit page).</source>
        <translation>请在“审计”页进行审计。</translation>
    </message>
    <message>
        <source>The donation was not given to the fund “{0}”.</source>
        <translation>该捐赠不是捐给项目“{0}”的。</translation>
    </message>
    <message>
        <source>Disbursement {0} would give back more than is left of the donation.</source>
        <translation>{0}号拨付要退还的数额超过该捐赠的余额。</translation>
    </message>
    <message>
        <source>Name the donor’s account.</source>
        <translation>请填写捐赠人的账户。</translation>
    </message>
    <message>
        <source>More would come back than disbursement {0} paid.</source>
        <translation>退回的数额超过{0}号拨付付出的数额。</translation>
    </message>
    <message>
        <source>Give what is left of it at most; more than that is a new donation.</source>
        <translation>最多填写尚余的数额，多出部分应作为新的捐赠。</translation>
    </message>
    <message>
        <source>Disbursement {0} gave a donation back: nothing comes back from that.</source>
        <translation>{0}号拨付是退还捐赠，不会再有退回。</translation>
    </message>
    <message>
        <source>Money that a donor gives again is a new donation.</source>
        <translation>捐赠人再次给出的钱应作为新的捐赠。</translation>
    </message>
    <message>
        <source>The local copy is wrong: run an audit (Audit page).</source>
        <translation>本机副本有误，请在“审计”页进行审计。</translation>
    </message>
    <message>
        <source>An administrator can put it there (Funds page).</source>
        <translation>管理员可在“项目”页将其加入名单。</translation>
    </message>
    <message>
        <source>There is no such donation.</source>
        <translation>没有这笔捐赠。</translation>
    </message>
    <message>
        <source>The receipt of that donation was voided.</source>
        <translation>该捐赠的收据已作废。</translation>
    </message>
    <message>
        <source>The donation&apos;s batch is not on the ledger.</source>
        <translation>该捐赠的批次不在账本上。</translation>
    </message>
    <message>
        <source>The donation is not in its batch.</source>
        <translation>该捐赠不在所属批次中。</translation>
    </message>
    <message>
        <source>The token took more than the disbursement.</source>
        <translation>代币扣除的数额多于拨付额。</translation>
    </message>
    <message>
        <source>Use another wallet, or have the role granted (Wallets and people page).</source>
        <translation>请换用其他钱包，或请管理员在“钱包与人员”页授予角色。</translation>
    </message>
    <message>
        <source>An administrator can grant it on the page “Wallets and people”.</source>
        <translation>管理员可在“钱包与人员”页授予。</translation>
    </message>
    <message>
        <source>Create a wallet and have the role granted (Wallets and people page).</source>
        <translation>请在“钱包与人员”页新建钱包并请管理员授予角色。</translation>
    </message>
    <message>
        <source>“{0}” does not name a disbursement of another ledger.</source>
        <translation>“{0}”不是其他账本的拨付。</translation>
    </message>
    <message>
        <source>Write it as CHAIN:ADDRESS:PAYMENT, as the other charity’s program shows it.</source>
        <translation>请按对方机构程序显示的样子，写成“链:地址:拨付编号”。</translation>
    </message>
    <message>
        <source>receive disbursement {0} of another ledger</source>
        <translation>接收其他账本的{0}号拨付</translation>
    </message>
    <message>
        <source>Enter the donation on the Donations page.</source>
        <translation>请在“捐赠”页录入该捐赠。</translation>
    </message>
    <message>
        <source>A donation of nothing cannot be recorded.</source>
        <translation>捐赠金额不能为零，无法登记。</translation>
    </message>
    <message>
        <source>See the Ledger page.</source>
        <translation>请查看“账本”页。</translation>
    </message>
    <message>
        <source>Name a node of that chain.</source>
        <translation>请填写该链的节点。</translation>
    </message>
    <message>
        <source>“{0}” is not a field of a donation.</source>
        <translation>“{0}”不是捐赠的栏目。</translation>
    </message>
    <message>
        <source>See the imported lists on the Donations page.</source>
        <translation>请在“捐赠”页查看已导入的清单。</translation>
    </message>
    <message>
        <source>The import of “{0}” cannot be undone: its donations are on the ledger or on the way to it.</source>
        <translation>“{0}”的导入不能撤销：其中的捐赠已在账本上或正在入账。</translation>
    </message>
    <message>
        <source>Void or replace single receipts (Receipts page).</source>
        <translation>请在“收据”页逐张作废或换开。</translation>
    </message>
    <message>
        <source>Donation {0} cannot be undone: it is on the ledger with serial number {1}.</source>
        <translation>{0}号捐赠不能撤销：它已入账，收据编号为{1}。</translation>
    </message>
    <message>
        <source>Correct it by a later entry: void or replace receipt {0} (Receipts page).</source>
        <translation>请用后续记录更正：在“收据”页作废或换开{0}号收据。</translation>
    </message>
    <message>
        <source>Donation {0} cannot be undone now: it is on the way to the ledger.</source>
        <translation>{0}号捐赠现在不能撤销：正在入账。</translation>
    </message>
    <message>
        <source>Record the waiting donations (Donations page): it says whether this one was recorded or waits again.</source>
        <translation>请在“捐赠”页执行入账，届时会显示它是已入账还是仍待入账。</translation>
    </message>
    <message>
        <source>The donor of donation {0}{1} holds a signed promise that it will be recorded.</source>
        <translation>{0}号捐赠{1}的捐赠人持有签名承诺，保证该捐赠会入账。</translation>
    </message>
    <message>
        <source>Take the promise back from the donor first; then remove the donation, promised ones too.</source>
        <translation>请先向捐赠人收回承诺，然后连同已承诺的捐赠一并移除。</translation>
    </message>
    <message>
        <source>{name}: {amount}, {share}.</source>
        <translation>{name}：{amount}，{share}。</translation>
    </message>
    <message>
        <source>{month} {year}: {came_in} came in, {went_out} went out.</source>
        <translation>{year}年{month}：收入{came_in}，支出{went_out}。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Choose a passphrase</source>
        <translation>设置口令</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>The wallet “{wallet}” is kept in a file encrypted with a passphrase. Choose one of at least 8 characters.</source>
        <translation>钱包“{wallet}”保存在用口令加密的文件中。请设置至少8个字符的口令。</translation>
    </message>
    <message>
        <source>The wallet “{wallet}” is kept in an encrypted file. Its passphrase opens it.</source>
        <translation>钱包“{wallet}”保存在加密文件中，需用口令打开。</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>再输入一次</translation>
    </message>
    <message>
        <source>Open the wallet</source>
        <translation>打开钱包</translation>
    </message>
    <message>
        <source>Use this passphrase</source>
        <translation>使用此口令</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>两次输入的口令不同。</translation>
    </message>
    <message>
        <source>{name}: {amount} in the fund “{fund}”.</source>
        <translation>{name}：{amount}，项目“{fund}”。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more disbursement(s)</source>
        <translation>
            <numerusform>另有%Ln笔拨付</numerusform>
        </translation>
    </message>
    <message>
        <source>By the next charity</source>
        <translation>由下一家机构支付</translation>
    </message>
    <message>
        <source>Payee not kept here</source>
        <translation>收款方名称未保存在本机</translation>
    </message>
    <message>
        <source>{amount} went to {disbursement}.</source>
        <translation>{amount}用于{disbursement}。</translation>
    </message>
    <message>
        <source>Payee: {payee}.</source>
        <translation>收款方：{payee}。</translation>
    </message>
    <message>
        <source>Purpose: {purpose}.</source>
        <translation>用途：{purpose}。</translation>
    </message>
    <message>
        <source>{remark}.</source>
        <translation>{remark}。</translation>
    </message>
    <message>
        <source>{title}, {amount} together; the table has them all.</source>
        <translation>{title}，合计{amount}；详见表格。</translation>
    </message>
    <message>
        <source>all in the table</source>
        <translation>详见表格</translation>
    </message>
    <message>
        <source>{amount} are not spent yet.</source>
        <translation>{amount}尚未用出。</translation>
    </message>
    <message>
        <source>waits in the fund</source>
        <translation>留在项目中</translation>
    </message>
    <message>
        <source>waits at the next charity</source>
        <translation>留在下一家机构</translation>
    </message>
    <message>
        <source>Not spent yet</source>
        <translation>尚未用出</translation>
    </message>
    <message>
        <source>{amount} were given back to the donor.</source>
        <translation>{amount}已退还捐赠人。</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>已退还</translation>
    </message>
    <message>
        <source>to the donor</source>
        <translation>退还捐赠人</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more donation(s)</source>
        <translation>
            <numerusform>另有%Ln笔捐赠</numerusform>
        </translation>
    </message>
    <message>
        <source>Donations of batch {batch}</source>
        <translation>批次{batch}的捐赠</translation>
    </message>
    <message>
        <source>Passed on by another charity</source>
        <translation>由其他机构转来</translation>
    </message>
    <message>
        <source>{amount} came from {donation}.</source>
        <translation>{amount}来自{donation}。</translation>
    </message>
    <message>
        <source>Donor not kept here</source>
        <translation>捐赠人未保存在本机</translation>
    </message>
    <message>
        <source>the payee</source>
        <translation>收款方</translation>
    </message>
    <message>
        <source>Stayed with {payee}</source>
        <translation>留在{payee}处</translation>
    </message>
    <message>
        <source>{amount} stayed with {payee}.</source>
        <translation>{amount}留在{payee}处。</translation>
    </message>
    <message>
        <source>{amount} came back to the fund later.</source>
        <translation>{amount}后来退回项目。</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>to the fund, later</source>
        <translation>后来退回项目</translation>
    </message>
    <message>
        <source>came in so far</source>
        <translation>累计收入</translation>
    </message>
    <message>
        <source>The fund “{fund}”: {amount} came in so far.</source>
        <translation>项目“{fund}”：累计收入{amount}。</translation>
    </message>
    <message>
        <source>{amount} came back from disbursements.</source>
        <translation>{amount}从拨付退回。</translation>
    </message>
    <message>
        <source>from disbursements</source>
        <translation>来自拨付</translation>
    </message>
    <message>
        <source>recorded {day}</source>
        <translation>{day}入账</translation>
    </message>
    <message>
        <source>{amount} were given back to donors.</source>
        <translation>{amount}已退还捐赠人。</translation>
    </message>
    <message>
        <source>to donors</source>
        <translation>退还捐赠人</translation>
    </message>
    <message>
        <source>Picture of where the money went</source>
        <translation>善款去向图</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>放大（+）</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Smaller (−)</source>
        <translation>缩小（−）</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>Show the whole picture (0)</source>
        <translation>显示全图（0）</translation>
    </message>
    <message>
        <source>Click a box to follow it, or walk with the arrow keys and press Enter.</source>
        <translation>单击方框可继续追踪，也可用方向键移动，按回车打开。</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>Drawing (*.svg)</source>
        <translation>矢量图 (*.svg)</translation>
    </message>
    <message>
        <source>Page (*.pdf)</source>
        <translation>页面 (*.pdf)</translation>
    </message>
    <message>
        <source>The picture was written to {file}</source>
        <translation>图片已写入{file}</translation>
    </message>
    <message>
        <source>Saving the picture</source>
        <translation>正在保存图片</translation>
    </message>
    <message>
        <source>Where the money went</source>
        <translation>善款去向</translation>
    </message>
    <message>
        <source>Donation {serial}</source>
        <translation>捐赠{serial}</translation>
    </message>
    <message>
        <source>Donations {first} to {last}</source>
        <translation>捐赠{first}至{last}</translation>
    </message>
    <message>
        <source>Disbursement {number}</source>
        <translation>{number}号拨付</translation>
    </message>
    <message>
        <source>Disbursement {number} – {state}</source>
        <translation>{number}号拨付 – {state}</translation>
    </message>
    <message>
        <source>under 0.1 %</source>
        <translation>不足0.1%</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number}%</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between numbers in a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Came back from disbursement {numbers}</source>
        <translation>从{numbers}号拨付退回</translation>
    </message>
    <message>
        <source>Goes on in a ledger on another network, not followed here</source>
        <translation>转入另一网络上的账本，此处不再追踪</translation>
    </message>
    <message>
        <source>Goes on through more charities than are followed</source>
        <translation>经过的机构过多，此处不再追踪</translation>
    </message>
    <message>
        <source>The next charity has not recorded it yet</source>
        <translation>下一家机构尚未入账</translation>
    </message>
    <message>
        <source>The next charity recorded another amount</source>
        <translation>下一家机构入账的金额不同</translation>
    </message>
    <message>
        <source>Replaced by donation {serial}</source>
        <translation>由捐赠{serial}替代</translation>
    </message>
    <message>
        <source>Its receipt was voided</source>
        <translation>其收据已作废</translation>
    </message>
    <message>
        <source>In the ledger {address}</source>
        <translation>在账本{address}中</translation>
    </message>
    <message>
        <source>{field} (if any)</source>
        <translation>{field}（选填）</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>此项必填。</translation>
    </message>
    <message>
        <source>Nobody was here for a while: the wallets are locked.</source>
        <translation>一段时间无人操作，钱包已锁定。</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Sample to look around in: nothing here is real.</source>
        <translation>供试用的示例：这里的内容都是虚构的。</translation>
    </message>
    <message>
        <source>Ledger answers</source>
        <translation>账本已连接</translation>
    </message>
    <message>
        <source>Ledger does not answer</source>
        <translation>账本没有应答</translation>
    </message>
    <message>
        <source>Opening the ledger…</source>
        <translation>正在打开账本……</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>审计</translation>
    </message>
    <message>
        <source>&amp;Run the audit</source>
        <translation>开始审计(&amp;R)</translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation>Ctrl+R</translation>
    </message>
    <message>
        <source>Save the report…</source>
        <translation>保存报告…</translation>
    </message>
    <message>
        <source>Ask these nodes instead</source>
        <translation>改为询问这些节点</translation>
    </message>
    <message>
        <source>Addresses such as https://node.example, one a line. The first one is audited, the others are compared with it.</source>
        <translation>地址如 https://node.example，每行一个。审计第一个节点，其余与之比对。</translation>
    </message>
    <message>
        <source>An audit replays every entry of the ledger from its first, and compares the outcome with what the contract, the nodes and this computer say. It changes nothing.</source>
        <translation>审计会从第一条起重演账本的每条记录，并将结果与合约、各节点及本机的内容比对，不会改动任何内容。</translation>
    </message>
    <message>
        <source>Whom to ask</source>
        <translation>询问哪些节点</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>All entries</source>
        <translation>全部记录</translation>
    </message>
    <message>
        <source>Reading the entries…</source>
        <translation>正在读取记录……</translation>
    </message>
    <message>
        <source>Auditing the ledger</source>
        <translation>正在审计账本</translation>
    </message>
    <message>
        <source>{done} of {total} entries</source>
        <translation>{total}条记录中的{done}条</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比对……</translation>
    </message>
    <message>
        <source>The audit was stopped. It had changed nothing.</source>
        <translation>审计已停止，没有改动任何内容。</translation>
    </message>
    <message>
        <source>The audit could not be done: {reason}</source>
        <translation>无法完成审计：{reason}</translation>
    </message>
    <message>
        <source>No audit was run on this computer yet. It takes some seconds for some thousand entries.</source>
        <translation>本机尚未进行过审计。几千条记录约需几秒钟。</translation>
    </message>
    <message>
        <source>Last audit, {moment}: {outcome}</source>
        <translation>上次审计：{moment}，{outcome}</translation>
    </message>
    <message>
        <source>Run it again to see what is behind it.</source>
        <translation>重新审计可查看详情。</translation>
    </message>
    <message numerus="yes">
        <source>The ledger has %Ln new entries since this audit.</source>
        <translation>
            <numerusform>自此次审计以来，账本新增%Ln条记录。</numerusform>
        </translation>
    </message>
    <message>
        <source>Run it again to check them.</source>
        <translation>请重新审计以检查这些记录。</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Page to print and sign (*.pdf)</source>
        <translation>可打印签字的页面 (*.pdf)</translation>
    </message>
    <message>
        <source>Plain text (*.txt)</source>
        <translation>纯文本 (*.txt)</translation>
    </message>
    <message>
        <source>Findings as a table (*.csv)</source>
        <translation>审计发现表格 (*.csv)</translation>
    </message>
    <message>
        <source>For programs (*.json)</source>
        <translation>供程序使用 (*.json)</translation>
    </message>
    <message>
        <source>audit {day}</source>
        <translation>审计{day}</translation>
    </message>
    <message>
        <source>The report was written to {file}</source>
        <translation>报告已写入{file}</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>正在写入报告</translation>
    </message>
    <message>
        <source>The name of a report ends in .pdf, .txt, .csv or .json.</source>
        <translation>报告的文件名应以 .pdf、.txt、.csv 或 .json 结尾。</translation>
    </message>
    <message>
        <source>Choose the kind of file below the name.</source>
        <translation>请在文件名下方选择文件类型。</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Audit of the ledger of {charity}</source>
        <translation>{charity}账本审计</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}：{value}</translation>
    </message>
    <message>
        <source>Funds</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>{fund}: received {received}, spent {spent}, given back {refunded}, available {available}</source>
        <translation>{fund}：收入{received}，支出{spent}，退还{refunded}，可用{available}</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>审计发现</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>无。</translation>
    </message>
    <message>
        <source>Audited by</source>
        <translation>审计人</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签字</translation>
    </message>
    <message>
        <source>{severity}, entry {entry}: {finding}</source>
        <translation>{severity}，第{entry}条记录：{finding}</translation>
    </message>
    <message>
        <source>{severity}: {finding}</source>
        <translation>{severity}：{finding}</translation>
    </message>
    <message>
        <source>&amp;Open the entry</source>
        <translation>打开记录(&amp;O)</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Figures of the funds</source>
        <translation>各项目数额</translation>
    </message>
    <message>
        <source>What the entries come to</source>
        <translation>记录汇总结果</translation>
    </message>
    <message>
        <source>Technical facts</source>
        <translation>技术信息</translation>
    </message>
    <message>
        <source>A node that cannot prove the head could hide the newest entries. Ask another one, too.</source>
        <translation>无法证明末端的节点可能隐瞒最新的记录，请同时询问另一个节点。</translation>
    </message>
    <message>
        <source>How serious</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>发现了什么</translation>
    </message>
    <message>
        <source>Fund</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>收入</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>支出</translation>
    </message>
    <message>
        <source>Came back from payments</source>
        <translation>从拨付退回</translation>
    </message>
    <message>
        <source>Given back to donors</source>
        <translation>退还捐赠人</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>有误</translation>
    </message>
    <message>
        <source>Look at this</source>
        <translation>请查看</translation>
    </message>
    <message>
        <source>Good to know</source>
        <translation>供参考</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries replayed</source>
        <translation>
            <numerusform>已重演%Ln条记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{replayed}: %Ln thing(s) are wrong, first bad entry {entry}.</source>
        <translation>
            <numerusform>{replayed}：%Ln处有误，最早的是第{entry}条记录。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{replayed}: %Ln thing(s) are wrong.</source>
        <translation>
            <numerusform>{replayed}：%Ln处有误。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{replayed}: nothing is wrong, %Ln thing(s) to look at.</source>
        <translation>
            <numerusform>{replayed}：没有错误，有%Ln处请查看。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{replayed}: nothing is wrong, %Ln thing(s) good to know.</source>
        <translation>
            <numerusform>{replayed}：没有错误，有%Ln处供参考。</numerusform>
        </translation>
    </message>
    <message>
        <source>{replayed}: nothing is wrong.</source>
        <translation>{replayed}：没有错误。</translation>
    </message>
    <message>
        <source>As of block {block}, {moment}.</source>
        <translation>截至区块{block}，{moment}。</translation>
    </message>
    <message>
        <source>The node proved that these are all entries, in this order.</source>
        <translation>节点已证明这些就是全部记录，且顺序无误。</translation>
    </message>
    <message>
        <source>The node could not prove that these are all entries.</source>
        <translation>节点无法证明这些就是全部记录。</translation>
    </message>
    <message>
        <source>Donations, texts and evidence kept on this computer were compared, too.</source>
        <translation>本机保存的捐赠、文字和佐证材料也已比对。</translation>
    </message>
    <message>
        <source>Nothing kept on this computer was compared.</source>
        <translation>没有比对本机保存的内容。</translation>
    </message>
    <message>
        <source>yes, by a proof of the contract&apos;s storage</source>
        <translation>是，由合约存储证明</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Running hash over all entries (head)</source>
        <translation>全部记录的累计摘要（末端）</translation>
    </message>
    <message>
        <source>Head proved</source>
        <translation>末端已证明</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>账本</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>链</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>区块</translation>
    </message>
    <message>
        <source>Donations</source>
        <translation>捐赠</translation>
    </message>
    <message>
        <source>Nodes asked</source>
        <translation>询问的节点</translation>
    </message>
    <message>
        <source>the ledger&apos;s own</source>
        <translation>账本自己的节点</translation>
    </message>
    <message>
        <source>Disbursements</source>
        <translation>拨付</translation>
    </message>
    <message>
        <source>Request a payment…</source>
        <translation>申请拨付…</translation>
    </message>
    <message>
        <source>Ctrl+N</source>
        <translation>Ctrl+N</translation>
    </message>
    <message>
        <source>No disbursement is like this.</source>
        <translation>没有符合条件的拨付。</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>看板</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>全部状态</translation>
    </message>
    <message>
        <source>All funds</source>
        <translation>全部项目</translation>
    </message>
    <message>
        <source>Waits for me</source>
        <translation>待我处理</translation>
    </message>
    <message>
        <source>No payment was asked for yet. A request names who is paid, how much and what for, with invoices as evidence; others approve it, then it is paid.</source>
        <translation>还没有人申请拨付。申请写明付给谁、多少、作何用途，并附发票作为佐证；经他人批准后付款。</translation>
    </message>
    <message>
        <source>Request the first payment…</source>
        <translation>提出第一份申请…</translation>
    </message>
    <message>
        <source>There is no fund to pay from yet: see the page Funds.</source>
        <translation>还没有可付款的项目，请查看“项目”页。</translation>
    </message>
    <message>
        <source>To request payments, a wallet on this computer needs the role “Requester”.</source>
        <translation>要申请拨付，本机须有具有“申请人”角色的钱包。</translation>
    </message>
    <message>
        <source>Request no. {number} is changed; it needs new approvals.</source>
        <translation>{number}号申请已修改，须重新审批。</translation>
    </message>
    <message>
        <source>Request no. {number} is recorded; others approve it now.</source>
        <translation>{number}号申请已登记，现由他人审批。</translation>
    </message>
    <message>
        <source>Wallet to approve with</source>
        <translation>用于审批的钱包</translation>
    </message>
    <message>
        <source>Nothing more is to be done about it.</source>
        <translation>无需再作处理。</translation>
    </message>
    <message>
        <source>The file “{name}” is not the one that was handed in: it was changed since.</source>
        <translation>文件“{name}”不是当初提交的那份，它后来被改动过。</translation>
    </message>
    <message>
        <source>Approving disbursement no. {number}</source>
        <translation>正在批准{number}号拨付</translation>
    </message>
    <message numerus="yes">
        <source>Approved. %Ln more approval(s) are needed.</source>
        <translation>
            <numerusform>已批准，还需%Ln人审批。</numerusform>
        </translation>
    </message>
    <message>
        <source>Approved: it waits until {time}.</source>
        <translation>已批准：等待至{time}。</translation>
    </message>
    <message>
        <source>Approved: it can be paid now.</source>
        <translation>已批准：现在可以付款。</translation>
    </message>
    <message>
        <source>Recording payment no. {number}</source>
        <translation>正在登记{number}号拨付的付款</translation>
    </message>
    <message>
        <source>Disbursement no. {number} is paid.</source>
        <translation>{number}号拨付已付款。</translation>
    </message>
    <message>
        <source>Recording a delivery</source>
        <translation>正在登记交付</translation>
    </message>
    <message>
        <source>Disbursement no. {number} is delivered.</source>
        <translation>{number}号拨付已交付。</translation>
    </message>
    <message>
        <source>Rejecting no. {number}</source>
        <translation>正在驳回{number}号</translation>
    </message>
    <message>
        <source>Disbursement no. {number} is rejected.</source>
        <translation>{number}号拨付已驳回。</translation>
    </message>
    <message>
        <source>Objecting to no. {number}</source>
        <translation>正在对{number}号提出异议</translation>
    </message>
    <message>
        <source>Your objection to no. {number} is recorded.</source>
        <translation>您对{number}号的异议已登记。</translation>
    </message>
    <message>
        <source>Recording returned money</source>
        <translation>正在登记退回款项</translation>
    </message>
    <message>
        <source>What came back from no. {number} is recorded.</source>
        <translation>{number}号的退回款项已登记。</translation>
    </message>
    <message>
        <source>Disbursement</source>
        <translation>拨付</translation>
    </message>
    <message>
        <source>Payee</source>
        <translation>收款方</translation>
    </message>
    <message>
        <source>(the name is not kept on this computer)</source>
        <translation>（名称未保存在本机）</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Wallet to sign with</source>
        <translation>用于签署的钱包</translation>
    </message>
    <message>
        <source>It stays on this computer; the ledger gets only its fingerprint.</source>
        <translation>原文留在本机，账本只记其摘要。</translation>
    </message>
    <message>
        <source>The number of the transfer, as the bank statement will show it. {kept}</source>
        <translation>银行对账单上的转账编号。{kept}</translation>
    </message>
    <message>
        <source>Bank reference</source>
        <translation>银行流水号</translation>
    </message>
    <message>
        <source>What arrived, and who took it</source>
        <translation>收到了什么，由谁签收</translation>
    </message>
    <message>
        <source>Amount that came back</source>
        <translation>退回的金额</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>This cannot be undone: the tokens are sent at once.</source>
        <translation>此操作无法撤销：代币会立即发出。</translation>
    </message>
    <message>
        <source>This cannot be undone. Record it when the bank has the transfer: the ledger says that it was paid.</source>
        <translation>此操作无法撤销。请在银行转账完成后登记：账本将载明已付款。</translation>
    </message>
    <message>
        <source>This cannot be undone: a rejected request can never be paid.</source>
        <translation>此操作无法撤销：被驳回的申请不能再付款。</translation>
    </message>
    <message>
        <source>This cannot be undone: it can be paid only after it is changed and approved again.</source>
        <translation>此操作无法撤销：修改并重新批准后才能付款。</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>此操作无法撤销。</translation>
    </message>
    <message>
        <source>Payee not known here</source>
        <translation>收款方未在本机登记</translation>
    </message>
    <message>
        <source>{state} ({count})</source>
        <translation>{state}（{count}）</translation>
    </message>
    <message numerus="yes">
        <source>All %Ln in the table</source>
        <translation>
            <numerusform>表格中全部%Ln笔</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>(the text is not kept on this computer)</source>
        <translation>（原文未保存在本机）</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Payee&apos;s account</source>
        <translation>收款方账户</translation>
    </message>
    <message>
        <source>Gives back donation</source>
        <translation>退还的捐赠</translation>
    </message>
    <message>
        <source>serial number {n}</source>
        <translation>收据编号{n}</translation>
    </message>
    <message>
        <source>Goes on to</source>
        <translation>转往</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>发票</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>佐证材料</translation>
    </message>
    <message>
        <source>another charity, whose ledger is not named on this computer</source>
        <translation>另一家机构，其账本未在本机登记</translation>
    </message>
    <message>
        <source>fund {fund} of ledger {ledger} on chain {chain}</source>
        <translation>链{chain}上账本{ledger}的项目{fund}</translation>
    </message>
    <message>
        <source>an invoice that is not named on this computer</source>
        <translation>未在本机登记的发票</translation>
    </message>
    <message>
        <source>{issuer}, no. {number}, {money}</source>
        <translation>{issuer}，号码{number}，{money}</translation>
    </message>
    <message>
        <source>It names files that are not known on this computer</source>
        <translation>所列文件未保存在本机</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>{name} ({digest}…)</source>
        <translation>{name}（{digest}…）</translation>
    </message>
    <message>
        <source>The whole policy of this fund</source>
        <translation>此项目的全部规则</translation>
    </message>
    <message>
        <source>Approvals and policy</source>
        <translation>审批与规则</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Asked for by</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>{time}: {what}, by {who}</source>
        <translation>{time}：{what}，{who}</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>“{text}”</translation>
    </message>
    <message>
        <source>{given} of {needed} approvals</source>
        <translation>需{needed}人审批，已有{given}人</translation>
    </message>
    <message>
        <source>It waits {left} more, until {time}.</source>
        <translation>还需等待{left}，至{time}。</translation>
    </message>
    <message>
        <source>Changed. Before: {before}</source>
        <translation>已修改。原为：{before}</translation>
    </message>
    <message>
        <source>Hash of the case</source>
        <translation>申请内容摘要</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Account that asked</source>
        <translation>申请账户</translation>
    </message>
    <message>
        <source>Last entry</source>
        <translation>最后一条记录</translation>
    </message>
    <message>
        <source>Its transaction</source>
        <translation>其交易</translation>
    </message>
    <message>
        <source>Whose donations paid it</source>
        <translation>由谁的捐赠支付</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>关闭详情</translation>
    </message>
    <message>
        <source>{number}: {money}</source>
        <translation>{number}：{money}</translation>
    </message>
    <message>
        <source>It was changed: read what changed first.</source>
        <translation>申请已修改，请先看清改了什么。</translation>
    </message>
    <message>
        <source>This request was changed while you looked at it.</source>
        <translation>您查看期间，该申请被修改了。</translation>
    </message>
    <message>
        <source>What changed is marked below. Read it, then decide.</source>
        <translation>改动之处标在下方，请看过再作决定。</translation>
    </message>
    <message>
        <source>I have read it</source>
        <translation>我已看过</translation>
    </message>
    <message>
        <source>Reason: {reason}</source>
        <translation>原因：{reason}</translation>
    </message>
    <message>
        <source>{money} of it came back.</source>
        <translation>其中{money}已退回。</translation>
    </message>
    <message>
        <source>The files of this request are not on this computer.</source>
        <translation>该申请的文件不在本机。</translation>
    </message>
    <message>
        <source>Ask who requested it for them, and compare their digests.</source>
        <translation>请向申请人索取，并核对其摘要。</translation>
    </message>
    <message>
        <source>No files were handed in.</source>
        <translation>没有提交文件。</translation>
    </message>
    <message>
        <source>{state}, {size}, SHA-256 {digest}…</source>
        <translation>{state}，{size}，SHA-256 {digest}…</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Look at {file}</source>
        <translation>查看{file}</translation>
    </message>
    <message>
        <source>Open a copy</source>
        <translation>打开副本</translation>
    </message>
    <message>
        <source>Open a copy of {file}</source>
        <translation>打开{file}的副本</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>保存副本</translation>
    </message>
    <message>
        <source>A copy is in {file}</source>
        <translation>副本已存入{file}</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取……</translation>
    </message>
    <message>
        <source>SHA-256 {digest}</source>
        <translation>SHA-256 {digest}</translation>
    </message>
    <message>
        <source>Page {n} of {all}</source>
        <translation>第{n}页，共{all}页</translation>
    </message>
    <message>
        <source>The file is too large to be shown here.</source>
        <translation>文件过大，无法在此显示。</translation>
    </message>
    <message>
        <source>Open a copy with another program.</source>
        <translation>请用其他程序打开副本。</translation>
    </message>
    <message>
        <source>This kind of file cannot be shown here. Open a copy with another program.</source>
        <translation>此类文件无法在此显示，请用其他程序打开副本。</translation>
    </message>
    <message>
        <source>… (only the beginning is shown)</source>
        <translation>……（只显示开头部分）</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>进展</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>申请时间</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>最后变动</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>已申请</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已批准</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>已付款</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>已交付</translation>
    </message>
    <message>
        <source>Rejected or objected</source>
        <translation>已驳回或有异议</translation>
    </message>
    <message>
        <source>No. {number}</source>
        <translation>{number}号</translation>
    </message>
    <message>
        <source>Waits {time} more</source>
        <translation>还需等待{time}</translation>
    </message>
    <message>
        <source>Can be paid</source>
        <translation>可以付款</translation>
    </message>
    <message>
        <source>{state} on {day}</source>
        <translation>{day}{state}</translation>
    </message>
    <message>
        <source>Approve this</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Record the payment…</source>
        <translation>登记付款…</translation>
    </message>
    <message>
        <source>Record the delivery…</source>
        <translation>登记交付…</translation>
    </message>
    <message>
        <source>Object…</source>
        <translation>提出异议…</translation>
    </message>
    <message>
        <source>Change the request…</source>
        <translation>修改申请…</translation>
    </message>
    <message>
        <source>Money came back…</source>
        <translation>款项退回…</translation>
    </message>
    <message>
        <source>Reject…</source>
        <translation>驳回…</translation>
    </message>
    <message>
        <source>Your approval</source>
        <translation>待您审批</translation>
    </message>
    <message>
        <source>To be paid</source>
        <translation>待付款</translation>
    </message>
    <message>
        <source>To be delivered</source>
        <translation>待交付</translation>
    </message>
    <message>
        <source>You may object</source>
        <translation>您可提出异议</translation>
    </message>
    <message>
        <source>Your change</source>
        <translation>待您修改</translation>
    </message>
    <message>
        <source>No wallet on this computer has the role “{role}”.</source>
        <translation>本机没有具有“{role}”角色的钱包。</translation>
    </message>
    <message>
        <source>Who asked for it cannot approve it: another approver must.</source>
        <translation>申请人不能自己审批，须由另一位审批人批准。</translation>
    </message>
    <message>
        <source>Approved from here already. Another approver must approve it, too.</source>
        <translation>本机已批准过，还须由另一位审批人批准。</translation>
    </message>
    <message>
        <source>It waits until {time}; an auditor may object until then.</source>
        <translation>等待至{time}；在此之前审计员可提出异议。</translation>
    </message>
    <message>
        <source>The fund “{fund}” does not hold enough: {money} is available.</source>
        <translation>项目“{fund}”余额不足：可用{money}。</translation>
    </message>
    <message>
        <source>Administration has used its share of the fund “{fund}”: {money} is left of it.</source>
        <translation>项目“{fund}”的管理费用已达上限：还剩{money}。</translation>
    </message>
    <message>
        <source>The payee is not on the list of the fund “{fund}”.</source>
        <translation>收款方不在项目“{fund}”的名单上。</translation>
    </message>
    <message>
        <source>One of its invoices was paid already, by disbursement no. {number}.</source>
        <translation>其中一张发票已由{number}号拨付付过款。</translation>
    </message>
    <message>
        <source>The payee acknowledges it with a key of its own, which is not on this computer.</source>
        <translation>收款方用自己的密钥签收，该密钥不在本机。</translation>
    </message>
    <message>
        <source>Only who asked for it can change it.</source>
        <translation>只有申请人可以修改。</translation>
    </message>
    <message>
        <source>All of it came back already.</source>
        <translation>已全部退回。</translation>
    </message>
    <message>
        <source>Changed; earlier approvals do not count any more</source>
        <translation>已修改，此前的批准不再有效</translation>
    </message>
    <message>
        <source>Approved ({number} so far)</source>
        <translation>已批准（目前{number}人）</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>已驳回</translation>
    </message>
    <message>
        <source>Objected to</source>
        <translation>有异议</translation>
    </message>
    <message>
        <source>Paid: {money}</source>
        <translation>已付款：{money}</translation>
    </message>
    <message>
        <source>Given back to the donor: {money}</source>
        <translation>已退还捐赠人：{money}</translation>
    </message>
    <message>
        <source>Came back: {money}</source>
        <translation>已退回：{money}</translation>
    </message>
    <message>
        <source>As it was handed in</source>
        <translation>与提交时相同</translation>
    </message>
    <message>
        <source>Not on this computer</source>
        <translation>不在本机</translation>
    </message>
    <message>
        <source>Changed after it was handed in</source>
        <translation>提交后被改动</translation>
    </message>
    <message>
        <source>Not looked at</source>
        <translation>未查看</translation>
    </message>
    <message>
        <source>No donation is here. Enter one above, or import a list from your bank or a spreadsheet.</source>
        <translation>这里没有捐赠。请在上方录入，或从银行或电子表格导入清单。</translation>
    </message>
    <message>
        <source>Enter donations</source>
        <translation>录入捐赠</translation>
    </message>
    <message>
        <source>Show or hide the form for entering donations</source>
        <translation>显示或隐藏捐赠录入表单</translation>
    </message>
    <message>
        <source>Import a list…</source>
        <translation>导入清单…</translation>
    </message>
    <message>
        <source>Or drop a file here</source>
        <translation>或把文件拖到这里</translation>
    </message>
    <message>
        <source>Record on the ledger</source>
        <translation>记入账本</translation>
    </message>
    <message>
        <source>There is no fund yet. A donation is given to a fund: make one first.</source>
        <translation>还没有项目。捐赠须归入项目，请先新建一个。</translation>
    </message>
    <message>
        <source>Make a fund</source>
        <translation>新建项目</translation>
    </message>
    <message numerus="yes">
        <source>Record %Ln donation(s) in the ledger</source>
        <translation>
            <numerusform>将%Ln笔捐赠记入账本</numerusform>
        </translation>
    </message>
    <message>
        <source>Record in the ledger</source>
        <translation>记入账本</translation>
    </message>
    <message>
        <source>The ledger does not answer now; nothing can be recorded.</source>
        <translation>账本现在没有应答，无法入账。</translation>
    </message>
    <message>
        <source>Nothing waits to be recorded.</source>
        <translation>没有待入账的捐赠。</translation>
    </message>
    <message>
        <source>No wallet here has the role “Recorder”; choose this to see what helps.</source>
        <translation>这里没有具有“记账员”角色的钱包；点击此处查看如何解决。</translation>
    </message>
    <message>
        <source>What is recorded cannot be changed any more.</source>
        <translation>记入账本后不能再更改。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln donation(s) shown</source>
        <translation>
            <numerusform>显示%Ln笔捐赠</numerusform>
        </translation>
    </message>
    <message>
        <source>{count}: {total}</source>
        <translation>{count}：{total}</translation>
    </message>
    <message>
        <source>Hide the form</source>
        <translation>隐藏表单</translation>
    </message>
    <message>
        <source>The donation is on the ledger, with serial number {serial}.</source>
        <translation>该捐赠已入账，收据编号为{serial}。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln donation(s) imported from {file}: {total}.</source>
        <translation>
            <numerusform>已从{file}导入%Ln笔捐赠：{total}。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo this import</source>
        <translation>撤销此次导入</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Donation no. {number} cannot be undone: it is on the ledger.</source>
        <translation>{number}号捐赠不能撤销：已入账。</translation>
    </message>
    <message>
        <source>You can void its receipt, or replace it by a corrected one.</source>
        <translation>您可以作废其收据，或换开一张更正的收据。</translation>
    </message>
    <message>
        <source>Go to its receipt</source>
        <translation>转到其收据</translation>
    </message>
    <message>
        <source>Donation no. {number} is saved: {amount} from {donor}.</source>
        <translation>{number}号捐赠已保存：{donor}，{amount}。</translation>
    </message>
    <message>
        <source>Removing donations</source>
        <translation>正在移除捐赠</translation>
    </message>
    <message>
        <source>Undoing the import</source>
        <translation>正在撤销导入</translation>
    </message>
    <message>
        <source>Donation no. {number} is changed.</source>
        <translation>{number}号捐赠已修改。</translation>
    </message>
    <message>
        <source>Changing the donation back</source>
        <translation>正在改回该捐赠</translation>
    </message>
    <message>
        <source>Donation no. {number} is as it was.</source>
        <translation>{number}号捐赠已恢复原样。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln donation(s) removed: {total}.</source>
        <translation>
            <numerusform>已移除%Ln笔捐赠：{total}。</numerusform>
        </translation>
    </message>
    <message>
        <source>{removed} {kept}</source>
        <translation>{removed}{kept}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln donation(s) of this file stay: they are on the ledger or on the way to it.</source>
        <translation>
            <numerusform>此文件中有%Ln笔捐赠保留：已入账或正在入账。</numerusform>
        </translation>
    </message>
    <message>
        <source>Putting donations back</source>
        <translation>正在放回捐赠</translation>
    </message>
    <message numerus="yes">
        <source>%Ln donation(s) are back.</source>
        <translation>
            <numerusform>已放回%Ln笔捐赠。</numerusform>
        </translation>
    </message>
    <message>
        <source>A donor holds a promise</source>
        <translation>捐赠人持有承诺</translation>
    </message>
    <message>
        <source>A donor was given a signed promise that this donation will be recorded. Take it back first.</source>
        <translation>已向捐赠人出具签名承诺，保证该捐赠会入账。请先收回。</translation>
    </message>
    <message>
        <source>The promise cannot be undone: whoever holds it can show that it was not kept.</source>
        <translation>承诺无法撤销：持有者可以证明它没有兑现。</translation>
    </message>
    <message>
        <source>Remove it all the same</source>
        <translation>仍然移除</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Show its receipt</source>
        <translation>显示其收据</translation>
    </message>
    <message>
        <source>Where did it go</source>
        <translation>善款去向</translation>
    </message>
    <message>
        <source>Record donations on the ledger</source>
        <translation>将捐赠记入账本</translation>
    </message>
    <message>
        <source>Which donations</source>
        <translation>选择捐赠</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查找……</translation>
    </message>
    <message>
        <source>All that wait</source>
        <translation>全部待入账的</translation>
    </message>
    <message>
        <source>No donation waits: all are on the ledger.</source>
        <translation>没有待入账的捐赠，全部已入账。</translation>
    </message>
    <message numerus="yes">
        <source>Record %Ln donation(s)</source>
        <translation>
            <numerusform>将%Ln笔捐赠入账</numerusform>
        </translation>
    </message>
    <message>
        <source>No wallet on this computer has the role “Recorder”, so nothing can be recorded from here.</source>
        <translation>本机没有具有“记账员”角色的钱包，无法在此入账。</translation>
    </message>
    <message>
        <source>An administrator can give the role to a wallet on the page “Wallets and people”.</source>
        <translation>管理员可在“钱包与人员”页把该角色授予某个钱包。</translation>
    </message>
    <message>
        <source>Wallets and people</source>
        <translation>钱包与人员</translation>
    </message>
    <message>
        <source>The wallet “{wallet}” signs. You see what it signs before it does.</source>
        <translation>由钱包“{wallet}”签署。签署前您会看到其内容。</translation>
    </message>
    <message>
        <source>This cannot be undone: what is on the ledger stays there. A mistake is corrected by a later entry.</source>
        <translation>此操作无法撤销：记入账本后不可更改，错误须用后续记录更正。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln donation(s) have been promised to donors; recording them keeps the promise.</source>
        <translation>
            <numerusform>其中%Ln笔捐赠已向捐赠人承诺，入账即兑现承诺。</numerusform>
        </translation>
    </message>
    <message>
        <source>The first is promised for {day}.</source>
        <translation>最早的承诺期限为{day}。</translation>
    </message>
    <message>
        <source>Recording donations on the ledger</source>
        <translation>正在将捐赠记入账本</translation>
    </message>
    <message>
        <source>Stopped. What was recorded until then stays; the rest waits.</source>
        <translation>已停止。此前入账的保留，其余仍待入账。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln donation(s) are on the ledger now.</source>
        <translation>
            <numerusform>%Ln笔捐赠已入账。</numerusform>
        </translation>
    </message>
    <message>
        <source>Recorded batches</source>
        <translation>已入账批次</translation>
    </message>
    <message>
        <source>Show their receipts</source>
        <translation>显示其收据</translation>
    </message>
    <message numerus="yes">
        <source>%Ln donation(s), {total}</source>
        <translation>
            <numerusform>%Ln笔捐赠，{total}</numerusform>
        </translation>
    </message>
    <message>
        <source>Its serial number is {serial}.</source>
        <translation>收据编号为{serial}。</translation>
    </message>
    <message>
        <source>Their serial numbers are {first} to {last}.</source>
        <translation>收据编号为{first}至{last}。</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Serials</source>
        <translation>收据编号</translation>
    </message>
    <message>
        <source>Details of the donation</source>
        <translation>捐赠详情</translation>
    </message>
    <message>
        <source>Select a donation to see all about it.</source>
        <translation>选择一笔捐赠可查看全部内容。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln donation(s) selected</source>
        <translation>
            <numerusform>已选择%Ln笔捐赠</numerusform>
        </translation>
    </message>
    <message>
        <source>No donor is named</source>
        <translation>没有写明捐赠人</translation>
    </message>
    <message>
        <source>Promise a receipt</source>
        <translation>出具承诺收据</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>收据编号</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>录入时间</translation>
    </message>
    <message>
        <source>Imported from</source>
        <translation>导入自</translation>
    </message>
    <message>
        <source>Receipt promised on</source>
        <translation>承诺收据出具日</translation>
    </message>
    <message>
        <source>Receipt made on</source>
        <translation>收据开具日</translation>
    </message>
    <message>
        <source>Promised for</source>
        <translation>承诺期限</translation>
    </message>
    <message>
        <source>Receipt handed out</source>
        <translation>收据发放日</translation>
    </message>
    <message>
        <source>Replaced by serial</source>
        <translation>由收据替代</translation>
    </message>
    <message>
        <source>{file}, row {row}</source>
        <translation>{file}，第{row}行</translation>
    </message>
    <message>
        <source>Change the donation</source>
        <translation>修改捐赠</translation>
    </message>
    <message>
        <source>The day is not known</source>
        <translation>日期不明</translation>
    </message>
    <message>
        <source>The donor holds a signed promise of this donation.</source>
        <translation>捐赠人持有这笔捐赠的签名承诺。</translation>
    </message>
    <message>
        <source>If you change it, that promise stays unkept: take it back from the donor first.</source>
        <translation>如果修改，该承诺将无法兑现，请先向捐赠人收回。</translation>
    </message>
    <message>
        <source>The fund stays; to move a donation, remove it and enter it again.</source>
        <translation>项目不能更改；要换项目，请移除后重新录入。</translation>
    </message>
    <message>
        <source>Save the change</source>
        <translation>保存修改</translation>
    </message>
    <message>
        <source>Changing the donation</source>
        <translation>正在修改捐赠</translation>
    </message>
    <message>
        <source>Donor</source>
        <translation>捐赠人</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>捐赠方式</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>交易凭证号</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>More fields</source>
        <translation>更多栏目</translation>
    </message>
    <message>
        <source>Save donation</source>
        <translation>保存捐赠</translation>
    </message>
    <message>
        <source>Fewer fields</source>
        <translation>较少栏目</translation>
    </message>
    <message>
        <source>How many ({unit})</source>
        <translation>数量（{unit}）</translation>
    </message>
    <message>
        <source>Amount ({unit})</source>
        <translation>金额（{unit}）</translation>
    </message>
    <message>
        <source>A donation of the same amount by the same donor on the same day is here already (no. {number}).</source>
        <translation>这里已有同一捐赠人同日同额的捐赠（{number}号）。</translation>
    </message>
    <message>
        <source>If this is another donation, save it all the same; press Enter once more.</source>
        <translation>如果是另一笔捐赠，仍可保存，请再按一次回车。</translation>
    </message>
    <message>
        <source>Save it all the same</source>
        <translation>仍然保存</translation>
    </message>
    <message>
        <source>Saving the donation</source>
        <translation>正在保存捐赠</translation>
    </message>
    <message>
        <source>Earlier donors</source>
        <translation>以往捐赠人</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>导入时间</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待入账</translation>
    </message>
    <message>
        <source>On the ledger</source>
        <translation>已入账</translation>
    </message>
    <message>
        <source>Imported files</source>
        <translation>已导入的文件</translation>
    </message>
    <message>
        <source>No file was imported yet. Choose “Import a list” on the page of donations.</source>
        <translation>还没有导入过文件。请在“捐赠”页选择“导入清单”。</translation>
    </message>
    <message>
        <source>While none of its donations is on the ledger, an import can be undone as a whole.</source>
        <translation>只要其中没有捐赠入账，就可以整批撤销导入。</translation>
    </message>
    <message>
        <source>Show its donations</source>
        <translation>显示其中的捐赠</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>全部文件</translation>
    </message>
    <message>
        <source>All donations</source>
        <translation>全部捐赠</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>正在入账</translation>
    </message>
    <message>
        <source>Receipt not handed out</source>
        <translation>收据未发放</translation>
    </message>
    <message>
        <source>Voided or replaced</source>
        <translation>已作废或换开</translation>
    </message>
    <message>
        <source>Any date</source>
        <translation>不限日期</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>从…至…</translation>
    </message>
    <message>
        <source>Show only: {what}</source>
        <translation>只显示：{what}</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Imported files…</source>
        <translation>已导入的文件…</translation>
    </message>
    <message>
        <source>Money passed on by another charity…</source>
        <translation>其他机构转来的善款…</translation>
    </message>
    <message>
        <source>Give tokens…</source>
        <translation>捐赠代币…</translation>
    </message>
    <message>
        <source>No fund counts tokens.</source>
        <translation>没有以代币计的项目。</translation>
    </message>
    <message>
        <source>This cannot be undone: it is on the ledger at once, without waiting.</source>
        <translation>此操作无法撤销：会立即记入账本，不经等待。</translation>
    </message>
    <message>
        <source>Recording the donation on the ledger</source>
        <translation>正在将捐赠记入账本</translation>
    </message>
    <message>
        <source>Write it as the other charity’s program shows it: chain:ledger:payment.</source>
        <translation>按对方机构程序显示的样子填写：链:账本:拨付编号。</translation>
    </message>
    <message>
        <source>Money passed on by another charity</source>
        <translation>其他机构转来的善款</translation>
    </message>
    <message>
        <source>As the other charity’s program shows it: chain:ledger:payment, for example 31337:0x12…ef:4</source>
        <translation>按对方机构程序显示的样子填写“链:账本:拨付编号”，例如 31337:0x12…ef:4</translation>
    </message>
    <message>
        <source>Charity that passed it on</source>
        <translation>转来的机构</translation>
    </message>
    <message>
        <source>Their payment</source>
        <translation>对方的拨付</translation>
    </message>
    <message>
        <source>So a donor’s trace goes on from their ledger to yours. Each of their payments can be received once.</source>
        <translation>这样捐赠人可从对方账本一直追踪到贵机构账本。对方每笔拨付只能接收一次。</translation>
    </message>
    <message>
        <source>Record it</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Give tokens</source>
        <translation>捐赠代币</translation>
    </message>
    <message>
        <source>From the wallet</source>
        <translation>从钱包</translation>
    </message>
    <message>
        <source>The tokens go from the wallet to the fund on the chain. If the token takes a fee, what arrives counts.</source>
        <translation>代币在链上从钱包转入项目。如果代币收取费用，以实际到账为准。</translation>
    </message>
    <message>
        <source>Give</source>
        <translation>捐赠</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>已换开</translation>
    </message>
    <message>
        <source>Not on the ledger yet. It can be changed or removed.</source>
        <translation>尚未入账，可以修改或移除。</translation>
    </message>
    <message>
        <source>Sent to the ledger; whether it was recorded is not known yet.</source>
        <translation>已发往账本，是否入账尚不确定。</translation>
    </message>
    <message>
        <source>On the ledger. This cannot be undone: void or replace its receipt instead.</source>
        <translation>已入账。此操作无法撤销，可作废或换开其收据。</translation>
    </message>
    <message>
        <source>Its receipt was voided. The donation stays on the ledger.</source>
        <translation>其收据已作废，捐赠仍在账本上。</translation>
    </message>
    <message>
        <source>Its receipt was replaced by another one.</source>
        <translation>其收据已由另一张替代。</translation>
    </message>
    <message>
        <source>Bank transfer</source>
        <translation>银行转账</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>现金</translation>
    </message>
    <message>
        <source>Mobile payment</source>
        <translation>移动支付</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>银行卡</translation>
    </message>
    <message>
        <source>Cheque</source>
        <translation>支票</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>网上支付</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>实物</translation>
    </message>
    <message>
        <source>Token transfer</source>
        <translation>代币转账</translation>
    </message>
    <message>
        <source>Kind of entry</source>
        <translation>记录类型</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>全部类型</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>The ledger does not answer; these are the entries as they were last fetched.</source>
        <translation>账本没有应答，以下是上次获取的记录。</translation>
    </message>
    <message>
        <source>Entries of the ledger</source>
        <translation>账本记录</translation>
    </message>
    <message>
        <source>No entry fits. Take a filter away or search for something else.</source>
        <translation>没有符合条件的记录。请去掉一项筛选，或换个搜索词。</translation>
    </message>
    <message>
        <source>There is no entry {number}.</source>
        <translation>没有第{number}条记录。</translation>
    </message>
    <message numerus="yes">
        <source>The ledger has %Ln entries.</source>
        <translation>
            <numerusform>账本有%Ln条记录。</numerusform>
        </translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>By</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>交易</translation>
    </message>
    <message>
        <source>Choose an entry to see everything it says.</source>
        <translation>选择一条记录可查看其全部内容。</translation>
    </message>
    <message>
        <source>Entry {number}: {what}</source>
        <translation>第{number}条记录：{what}</translation>
    </message>
    <message>
        <source>Entry before</source>
        <translation>上一条记录</translation>
    </message>
    <message>
        <source>Entry after</source>
        <translation>下一条记录</translation>
    </message>
    <message>
        <source>Show disbursement {number}</source>
        <translation>显示{number}号拨付</translation>
    </message>
    <message>
        <source>Show fund {number}</source>
        <translation>显示项目{number}</translation>
    </message>
    <message>
        <source>Whose donations paid disbursement {number}</source>
        <translation>{number}号拨付由谁的捐赠支付</translation>
    </message>
    <message>
        <source>Where the donations of batch {number} went</source>
        <translation>批次{number}的捐赠去向</translation>
    </message>
    <message>
        <source>Where donation {number} went</source>
        <translation>捐赠{number}的去向</translation>
    </message>
    <message>
        <source>Charity&apos;s profile</source>
        <translation>机构资料</translation>
    </message>
    <message>
        <source>Role of a person</source>
        <translation>人员角色</translation>
    </message>
    <message>
        <source>New fund</source>
        <translation>新项目</translation>
    </message>
    <message>
        <source>Fund&apos;s list of payees</source>
        <translation>项目收款方名单</translation>
    </message>
    <message>
        <source>Donations recorded</source>
        <translation>捐赠入账</translation>
    </message>
    <message>
        <source>Money came back</source>
        <translation>款项退回</translation>
    </message>
    <message>
        <source>Disbursement requested</source>
        <translation>申请拨付</translation>
    </message>
    <message>
        <source>Disbursement approved</source>
        <translation>批准拨付</translation>
    </message>
    <message>
        <source>Disbursement rejected</source>
        <translation>驳回拨付</translation>
    </message>
    <message>
        <source>Objection to a disbursement</source>
        <translation>对拨付提出异议</translation>
    </message>
    <message>
        <source>Disbursement paid</source>
        <translation>拨付付款</translation>
    </message>
    <message>
        <source>Donation given back</source>
        <translation>退还捐赠</translation>
    </message>
    <message>
        <source>Delivery confirmed</source>
        <translation>确认交付</translation>
    </message>
    <message>
        <source>Receipt voided or replaced</source>
        <translation>收据作废或换开</translation>
    </message>
    <message>
        <source>Unknown kind of entry</source>
        <translation>不明类型的记录</translation>
    </message>
    <message>
        <source>Receipt {number}</source>
        <translation>{number}号收据</translation>
    </message>
    <message>
        <source>{role}: {account}</source>
        <translation>{role}：{account}</translation>
    </message>
    <message>
        <source>Fund {number}</source>
        <translation>项目{number}</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>At most for administration</source>
        <translation>管理费用上限</translation>
    </message>
    <message>
        <source>On the list</source>
        <translation>在名单上</translation>
    </message>
    <message>
        <source>Approvals so far</source>
        <translation>已有审批</translation>
    </message>
    <message>
        <source>Decimal places</source>
        <translation>小数位数</translation>
    </message>
    <message>
        <source>Waiting time before payment</source>
        <translation>付款前等待期</translation>
    </message>
    <message>
        <source>Waiting time above</source>
        <translation>超过此额须等待</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>网址</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Fingerprint of the name</source>
        <translation>名称摘要</translation>
    </message>
    <message>
        <source>Only payees on a list</source>
        <translation>只付给名单上的收款方</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Above</source>
        <translation>超过</translation>
    </message>
    <message>
        <source>Approvals needed</source>
        <translation>所需审批</translation>
    </message>
    <message>
        <source>Token contract</source>
        <translation>代币合约</translation>
    </message>
    <message>
        <source>What is counted</source>
        <translation>计量对象</translation>
    </message>
    <message>
        <source>First receipt no.</source>
        <translation>起始收据编号</translation>
    </message>
    <message>
        <source>Fingerprint of the list of donations</source>
        <translation>捐赠清单摘要</translation>
    </message>
    <message>
        <source>Came from the chain</source>
        <translation>来自链</translation>
    </message>
    <message>
        <source>Came from the ledger</source>
        <translation>来自账本</translation>
    </message>
    <message>
        <source>Came from its disbursement</source>
        <translation>来自对方拨付</translation>
    </message>
    <message>
        <source>Replaces receipt no.</source>
        <translation>替代收据编号</translation>
    </message>
    <message>
        <source>Root of the tree of donations</source>
        <translation>捐赠树的根</translation>
    </message>
    <message>
        <source>Receipt no.</source>
        <translation>收据编号</translation>
    </message>
    <message>
        <source>Place in the fund</source>
        <translation>在项目收入中的位置</translation>
    </message>
    <message>
        <source>Replaced by receipt no.</source>
        <translation>由此收据替代</translation>
    </message>
    <message>
        <source>Confirmed by the payee</source>
        <translation>收款方已确认</translation>
    </message>
    <message>
        <source>Fingerprint of the request</source>
        <translation>申请内容摘要</translation>
    </message>
    <message>
        <source>Goes to the fund</source>
        <translation>转入项目</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>发票</translation>
    </message>
    <message>
        <source>Can be paid from</source>
        <translation>可付款时间</translation>
    </message>
    <message>
        <source>Requested by</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>Had come back before</source>
        <translation>此前已退回</translation>
    </message>
    <message>
        <source>Version of the request</source>
        <translation>申请版本</translation>
    </message>
    <message>
        <source>given</source>
        <translation>授予</translation>
    </message>
    <message>
        <source>taken away</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>offered, not yet accepted</source>
        <translation>已提名，尚未接受</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>not kept on this computer ({fingerprint})</source>
        <translation>未保存在本机（{fingerprint}）</translation>
    </message>
    <message>
        <source>{amount} (smallest units)</source>
        <translation>{amount}（最小单位）</translation>
    </message>
    <message>
        <source>{name} ({address})</source>
        <translation>{name}（{address}）</translation>
    </message>
    <message>
        <source>New fund…</source>
        <translation>新建项目…</translation>
    </message>
    <message>
        <source>There is no fund yet. A fund is money or goods given for one purpose. Make one, then enter the donations to it.</source>
        <translation>还没有项目。项目是为同一目的捐赠的钱或物资。请先新建一个，再录入捐赠。</translation>
    </message>
    <message>
        <source>Make the first fund…</source>
        <translation>新建第一个项目…</translation>
    </message>
    <message>
        <source>The fund “{name}” is made.</source>
        <translation>项目“{name}”已建立。</translation>
    </message>
    <message>
        <source>Waiting donations</source>
        <translation>待入账的捐赠</translation>
    </message>
    <message>
        <source>Only an administrator&apos;s wallet can make funds and change lists of payees, and there is none on this computer.</source>
        <translation>只有管理员的钱包可以新建项目和更改收款方名单，而本机没有。</translation>
    </message>
    <message>
        <source>Make this fund for ever</source>
        <translation>永久建立此项目</translation>
    </message>
    <message>
        <source>This cannot be undone: the policy is fixed for ever.</source>
        <translation>此操作无法撤销：规则永久固定。</translation>
    </message>
    <message>
        <source>It is the promise to those who give. Other rules need a new fund.</source>
        <translation>这是对捐赠人的承诺。要用其他规则，须另建项目。</translation>
    </message>
    <message>
        <source>This is what everybody can rely on:</source>
        <translation>任何人都可以信赖以下规则：</translation>
    </message>
    <message>
        <source>Something is not filled in yet, or does not fit together.</source>
        <translation>有内容尚未填写，或互相矛盾。</translation>
    </message>
    <message>
        <source>• {sentence}</source>
        <translation>• {sentence}</translation>
    </message>
    <message>
        <source>Making a fund</source>
        <translation>正在新建项目</translation>
    </message>
    <message numerus="yes">
        <source>%Ln approval(s)</source>
        <translation>
            <numerusform>%Ln人审批</numerusform>
        </translation>
    </message>
    <message>
        <source>For payments above</source>
        <translation>拨付金额超过</translation>
    </message>
    <message>
        <source>Then needed</source>
        <translation>则需要</translation>
    </message>
    <message>
        <source>Name of the fund</source>
        <translation>项目名称</translation>
    </message>
    <message>
        <source>What the money is given for.</source>
        <translation>款项的捐赠目的。</translation>
    </message>
    <message>
        <source>It counts</source>
        <translation>计量方式</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>货币</translation>
    </message>
    <message>
        <source>A token on the chain</source>
        <translation>链上代币</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Thing</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>Counted in whole pieces: box, blanket, mask.</source>
        <translation>按整件计：箱、毯子、口罩。</translation>
    </message>
    <message>
        <source>Address of the token</source>
        <translation>代币地址</translation>
    </message>
    <message>
        <source>Its short name</source>
        <translation>代币简称</translation>
    </message>
    <message>
        <source>Its decimal places</source>
        <translation>代币小数位数</translation>
    </message>
    <message>
        <source>Every payment needs</source>
        <translation>每笔拨付需要</translation>
    </message>
    <message>
        <source>Of others than who asked for it.</source>
        <translation>须由申请人以外的人审批。</translation>
    </message>
    <message>
        <source>Wait after the last approval</source>
        <translation>最后一次审批后等待</translation>
    </message>
    <message>
        <source>Time in which an auditor may object.</source>
        <translation>审计员可在此期间提出异议。</translation>
    </message>
    <message>
        <source>Only for payments above</source>
        <translation>只适用于拨付金额超过</translation>
    </message>
    <message>
        <source>At most so many percent for administration</source>
        <translation>管理费用最高百分比</translation>
    </message>
    <message>
        <source>For example 10 or 7.5. Empty: no limit.</source>
        <translation>例如10或7.5。留空表示不限。</translation>
    </message>
    <message>
        <source>Pay only payees whom an administrator put on the fund&apos;s list</source>
        <translation>只付给管理员列入项目名单的收款方</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s)</source>
        <translation>
            <numerusform>%Ln小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln天</numerusform>
        </translation>
    </message>
    <message>
        <source>No waiting</source>
        <translation>不等待</translation>
    </message>
    <message>
        <source>Show its disbursements</source>
        <translation>显示其拨付</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>{amount} available</source>
        <translation>可用余额：{amount}</translation>
    </message>
    <message>
        <source>The policy is fixed for ever. Other rules need a new fund.</source>
        <translation>规则永久固定。要用其他规则，须另建项目。</translation>
    </message>
    <message>
        <source>Of what was received, came back from payments</source>
        <translation>收入中由拨付退回的</translation>
    </message>
    <message numerus="yes">
        <source>%Ln donation(s), {amount}</source>
        <translation>
            <numerusform>%Ln笔捐赠，{amount}</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting to be recorded</source>
        <translation>待入账</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>代币</translation>
    </message>
    <message>
        <source>Put on the list</source>
        <translation>列入名单</translation>
    </message>
    <message>
        <source>Payees on its list</source>
        <translation>名单上的收款方</translation>
    </message>
    <message>
        <source>Account (0x…) or wallet</source>
        <translation>账户（0x…）或钱包</translation>
    </message>
    <message>
        <source>Payee&apos;s name</source>
        <translation>收款方名称</translation>
    </message>
    <message>
        <source>Nobody yet: nothing can be paid from this fund.</source>
        <translation>名单为空：该项目还不能付款。</translation>
    </message>
    <message>
        <source>A payee whose name is not kept on this computer</source>
        <translation>名称未保存在本机的收款方</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>移出</translation>
    </message>
    <message>
        <source>Take off the list: {payee}</source>
        <translation>移出名单：{payee}</translation>
    </message>
    <message>
        <source>Only an administrator&apos;s wallet can change the list; none is here.</source>
        <translation>只有管理员的钱包可以更改名单，而本机没有。</translation>
    </message>
    <message>
        <source>Changing a list of payees</source>
        <translation>正在更改收款方名单</translation>
    </message>
    <message>
        <source>“{payee}” is on the list now.</source>
        <translation>“{payee}”已列入名单。</translation>
    </message>
    <message>
        <source>“{payee}” is no longer on the list.</source>
        <translation>“{payee}”已移出名单。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>{days_or_hours} {rest}</source>
        <comment>two lengths of time</comment>
        <translation>{days_or_hours}{rest}</translation>
    </message>
    <message>
        <source>Only payees on the fund&apos;s list can be paid.</source>
        <translation>只能付给项目名单上的收款方。</translation>
    </message>
    <message>
        <source>Any payee can be paid, there is no list.</source>
        <translation>可付给任何收款方，没有名单。</translation>
    </message>
    <message numerus="yes">
        <source>Every payment needs %Ln approval(s) of others than who asked for it.</source>
        <translation>
            <numerusform>每笔拨付须经申请人以外的%Ln人审批。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Up to {amount}: %Ln approval(s).</source>
        <translation>
            <numerusform>{amount}以下：%Ln人审批。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Above {amount}: %Ln approval(s).</source>
        <translation>
            <numerusform>超过{amount}：%Ln人审批。</numerusform>
        </translation>
    </message>
    <message>
        <source>Who asks for a payment never approves it.</source>
        <translation>申请人不能审批自己的申请。</translation>
    </message>
    <message>
        <source>It can be paid as soon as it is approved.</source>
        <translation>批准后即可付款。</translation>
    </message>
    <message>
        <source>Above {amount}: {time} of waiting after the last approval, in which an auditor may object.</source>
        <translation>超过{amount}：最后一次审批后等待{time}，审计员可在此期间提出异议。</translation>
    </message>
    <message>
        <source>{time} of waiting after the last approval, in which an auditor may object.</source>
        <translation>最后一次审批后等待{time}，审计员可在此期间提出异议。</translation>
    </message>
    <message>
        <source>There is no limit on administration.</source>
        <translation>管理费用没有上限。</translation>
    </message>
    <message>
        <source>At most {share} % of the donations for administration.</source>
        <translation>管理费用最多占捐赠的{share}%。</translation>
    </message>
    <message>
        <source>At most {share} % of the donations for administration: {amount} is left of it.</source>
        <translation>管理费用最多占捐赠的{share}%：还剩{amount}。</translation>
    </message>
    <message numerus="yes">
        <source>This needs %Ln approval(s), then {time} of waiting.</source>
        <translation>
            <numerusform>需要%Ln人审批，然后等待{time}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This needs %Ln approval(s); then it can be paid.</source>
        <translation>
            <numerusform>需要%Ln人审批，然后可以付款。</numerusform>
        </translation>
    </message>
    <message>
        <source>Type a name or a code</source>
        <translation>输入名称或代码</translation>
    </message>
    <message numerus="yes">
        <source>{code} – {name} (%Ln decimal place(s))</source>
        <translation>
            <numerusform>{code} – {name}（%Ln位小数）</numerusform>
        </translation>
    </message>
    <message>
        <source>Import a list of donations</source>
        <translation>导入捐赠清单</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt *.xlsx *.xlsm *.xls *.ods)</source>
        <translation>表格 (*.csv *.tsv *.txt *.xlsx *.xlsm *.xls *.ods)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>全部文件 (*)</translation>
    </message>
    <message>
        <source>Saved mapping</source>
        <translation>已保存的列对应</translation>
    </message>
    <message>
        <source>Save mapping…</source>
        <translation>保存列对应…</translation>
    </message>
    <message>
        <source>Delete mapping</source>
        <translation>删除列对应</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>（无）</translation>
    </message>
    <message>
        <source>Delete the mapping</source>
        <translation>删除列对应</translation>
    </message>
    <message>
        <source>Delete the saved mapping “{name}”? Donations that were imported with it stay.</source>
        <translation>删除已保存的列对应“{name}”？用它导入的捐赠不受影响。</translation>
    </message>
    <message>
        <source>Deleting the mapping</source>
        <translation>正在删除列对应</translation>
    </message>
    <message>
        <source>The mapping “{name}” is saved.</source>
        <translation>列对应“{name}”已保存。</translation>
    </message>
    <message>
        <source>Saving the mapping</source>
        <translation>正在保存列对应</translation>
    </message>
    <message>
        <source>Save the mapping</source>
        <translation>保存列对应</translation>
    </message>
    <message>
        <source>The next file of this kind is read in the same way when you choose the name.</source>
        <translation>选择此名称后，下一份同类文件会按同样方式读取。</translation>
    </message>
    <message>
        <source>for example: bank statement</source>
        <translation>例如：银行对账单</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Replace the one of this name</source>
        <translation>替换同名的列对应</translation>
    </message>
    <message>
        <source>Into the fund</source>
        <translation>导入到项目</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>选择其他文件…</translation>
    </message>
    <message>
        <source>Say above each column what it holds. The row in colour holds the headings.</source>
        <translation>请在各列上方选择其内容。着色的一行是表头。</translation>
    </message>
    <message>
        <source>Import from {file}</source>
        <translation>从{file}导入</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>正在读取文件……</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>正在读取文件</translation>
    </message>
    <message>
        <source>Nothing can be imported yet.</source>
        <translation>现在还没有可导入的内容。</translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln donation(s)</source>
        <translation>
            <numerusform>导入%Ln笔捐赠</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to import</source>
        <translation>没有可导入的内容</translation>
    </message>
    <message>
        <source>A file with the same headings was imported before, in another way.</source>
        <translation>以前用另一种方式导入过表头相同的文件。</translation>
    </message>
    <message>
        <source>Read it the same way</source>
        <translation>按同样方式读取</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>正在导入……</translation>
    </message>
    <message>
        <source>Importing donations</source>
        <translation>正在导入捐赠</translation>
    </message>
    <message>
        <source>Stopped. Nothing was imported.</source>
        <translation>已停止，没有导入任何内容。</translation>
    </message>
    <message>
        <source>Headings {row}</source>
        <translation>表头{row}</translation>
    </message>
    <message>
        <source>What the column “{column}” holds</source>
        <translation>“{column}”列的内容</translation>
    </message>
    <message>
        <source>The first rows of the file</source>
        <translation>文件的前几行</translation>
    </message>
    <message>
        <source>Rows equal to earlier ones are imported as other donations, as you said.</source>
        <translation>按您所说，与以前相同的行作为其他捐赠导入。</translation>
    </message>
    <message>
        <source>Rows equal to earlier ones are left out as the same donations, as you said.</source>
        <translation>按您所说，与以前相同的行作为同一捐赠略去。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) equal donations of an earlier list, and nothing tells whether they are the same.</source>
        <translation>
            <numerusform>有%Ln行与较早清单中的捐赠相同，无法判断是否为同一笔。</numerusform>
        </translation>
    </message>
    <message>
        <source>Until you say so, they are left out.</source>
        <translation>在您说明之前，这些行不会导入。</translation>
    </message>
    <message>
        <source>Other donations: import them</source>
        <translation>是其他捐赠：导入</translation>
    </message>
    <message>
        <source>The same: leave them out</source>
        <translation>是同一捐赠：略去</translation>
    </message>
    <message>
        <source>Decide anew</source>
        <translation>重新决定</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) imported before</source>
        <translation>
            <numerusform>%Ln行以前导入过</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) rejected</source>
        <translation>
            <numerusform>%Ln行未能导入</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) have no date</source>
        <translation>
            <numerusform>%Ln行没有日期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln donation(s) would be entered into “{fund}”: {total}.</source>
        <translation>
            <numerusform>将向“{fund}”录入%Ln笔捐赠：{total}。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is new: all donations of this file were imported before.</source>
        <translation>没有新内容：此文件的捐赠以前都已导入。</translation>
    </message>
    <message>
        <source>No row can be imported into “{fund}”.</source>
        <translation>没有可导入“{fund}”的行。</translation>
    </message>
    <message>
        <source>Most of them: {reason}</source>
        <translation>多数原因：{reason}</translation>
    </message>
    <message>
        <source>The rows of the file</source>
        <translation>文件各行</translation>
    </message>
    <message>
        <source>Rejected rows</source>
        <translation>未能导入的行</translation>
    </message>
    <message>
        <source>No row is rejected.</source>
        <translation>没有未能导入的行。</translation>
    </message>
    <message>
        <source>Other rows</source>
        <translation>其他行</translation>
    </message>
    <message>
        <source>There are no other rows.</source>
        <translation>没有其他行。</translation>
    </message>
    <message>
        <source>No row is read as a donation.</source>
        <translation>没有读作捐赠的行。</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>略去</translation>
    </message>
    <message>
        <source>It is a donation</source>
        <translation>这是捐赠</translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Donations ({count})</source>
        <translation>捐赠（{count}）</translation>
    </message>
    <message>
        <source>Rejected ({count})</source>
        <translation>未能导入（{count}）</translation>
    </message>
    <message>
        <source>Other rows ({count})</source>
        <translation>其他行（{count}）</translation>
    </message>
    <message>
        <source>Notes ({count})</source>
        <translation>说明（{count}）</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>What stands there</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Why it is rejected</source>
        <translation>未能导入的原因</translation>
    </message>
    <message>
        <source>Why it is no donation</source>
        <translation>不是捐赠的原因</translation>
    </message>
    <message>
        <source>Row with the headings</source>
        <translation>表头所在行</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Between columns</source>
        <translation>列分隔符</translation>
    </message>
    <message>
        <source>Decimal mark</source>
        <translation>小数点</translation>
    </message>
    <message>
        <source>Thousands mark</source>
        <translation>千位分隔符</translation>
    </message>
    <message>
        <source>Order of dates</source>
        <translation>日期顺序</translation>
    </message>
    <message>
        <source>Amounts count</source>
        <translation>金额单位</translation>
    </message>
    <message>
        <source>Donations are</source>
        <translation>捐赠为</translation>
    </message>
    <message>
        <source>Rows without a date get this day</source>
        <translation>没有日期的行采用此日期</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Only rows in which</source>
        <translation>只读取以下行：列</translation>
    </message>
    <message>
        <source>is (several: with ; between)</source>
        <translation>为（多个值用 ; 分隔）</translation>
    </message>
    <message>
        <source>How the file is read</source>
        <translation>文件读取方式</translation>
    </message>
    <message>
        <source>Hide how the file is read</source>
        <translation>隐藏文件读取方式</translation>
    </message>
    <message>
        <source>(choose)</source>
        <translation>（请选择）</translation>
    </message>
    <message>
        <source>(all rows)</source>
        <translation>（全部行）</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>逗号</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>分号</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>bar |</source>
        <translation>竖线 |</translation>
    </message>
    <message>
        <source>point: 1234.50</source>
        <translation>点：1234.50</translation>
    </message>
    <message>
        <source>comma: 1234,50</source>
        <translation>逗号：1234,50</translation>
    </message>
    <message>
        <source>comma: 1,234</source>
        <translation>逗号：1,234</translation>
    </message>
    <message>
        <source>point: 1.234</source>
        <translation>点：1.234</translation>
    </message>
    <message>
        <source>space: 1 234</source>
        <translation>空格：1 234</translation>
    </message>
    <message>
        <source>apostrophe: 1&apos;234</source>
        <translation>撇号：1&apos;234</translation>
    </message>
    <message>
        <source>positive numbers</source>
        <translation>正数</translation>
    </message>
    <message>
        <source>negative numbers</source>
        <translation>负数</translation>
    </message>
    <message>
        <source>there is none</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>Blanks repeat the cell above: {columns}</source>
        <translation>空白表示与上一格相同：{columns}</translation>
    </message>
    <message>
        <source>in no column</source>
        <translation>无</translation>
    </message>
    <message>
        <source>as found: {value}</source>
        <translation>按识别结果：{value}</translation>
    </message>
    <message>
        <source>as found</source>
        <translation>按识别结果</translation>
    </message>
    <message>
        <source>row {row}</source>
        <translation>第{row}行</translation>
    </message>
    <message>
        <source>row {row}: {text}</source>
        <translation>第{row}行：{text}</translation>
    </message>
    <message>
        <source>column {letter}</source>
        <translation>{letter}列</translation>
    </message>
    <message>
        <source>year, month, day</source>
        <translation>年、月、日</translation>
    </message>
    <message>
        <source>day, month, year</source>
        <translation>日、月、年</translation>
    </message>
    <message>
        <source>month, day, year</source>
        <translation>月、日、年</translation>
    </message>
    <message>
        <source>single units</source>
        <translation>个</translation>
    </message>
    <message>
        <source>units of {scale}</source>
        <translation>以{scale}为单位</translation>
    </message>
    <message>
        <source>Money going out</source>
        <translation>支出</translation>
    </message>
    <message>
        <source>In or out</source>
        <translation>收支方向</translation>
    </message>
    <message>
        <source>Fee, added back</source>
        <translation>手续费（加回）</translation>
    </message>
    <message>
        <source>Balance, to check</source>
        <translation>余额（用于核对）</translation>
    </message>
    <message>
        <source>not imported</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>It is exactly the sum of all rows above. If it is a donation all the same, choose “It is a donation”.</source>
        <translation>恰好是以上各行之和。如果确实是捐赠，请选择“这是捐赠”。</translation>
    </message>
    <message>
        <source>An equal donation came with an earlier list. Say above whether it is the same.</source>
        <translation>较早的清单中有相同的捐赠，请在上方说明是否为同一笔。</translation>
    </message>
    <message>
        <source>The amount is blank. Fill it in and open the file again, or leave the row out.</source>
        <translation>金额为空。请填写后重新打开文件，或略去该行。</translation>
    </message>
    <message>
        <source>The mark may stand for thousands or decimals. Choose the decimal mark under “How the file is read”.</source>
        <translation>该符号可能是千位分隔符或小数点。请在“文件读取方式”中选择小数点。</translation>
    </message>
    <message>
        <source>This is not an amount. Correct it, or choose another column for the amount.</source>
        <translation>这不是金额。请更正，或另选金额列。</translation>
    </message>
    <message>
        <source>It is zero; a donation of nothing cannot be recorded.</source>
        <translation>金额为零，不能登记捐赠。</translation>
    </message>
    <message>
        <source>It is negative: money going out, no donation.</source>
        <translation>为负数：是支出，不是捐赠。</translation>
    </message>
    <message>
        <source>The amount is in another currency. Import it into a fund of its own.</source>
        <translation>金额是其他币种，请导入该币种的项目。</translation>
    </message>
    <message>
        <source>The amount has more decimal places than the fund’s unit. Nothing is rounded: correct it.</source>
        <translation>金额的小数位数超过项目单位，不作舍入，请更正。</translation>
    </message>
    <message>
        <source>Its marks do not fit the other amounts. See the decimal mark under “How the file is read”.</source>
        <translation>其分隔符与其他金额不符，请查看“文件读取方式”中的小数点。</translation>
    </message>
    <message>
        <source>Spreadsheets keep 15 digits of a number. Enter this amount as text.</source>
        <translation>电子表格的数字只保留15位，请将该金额作为文本输入。</translation>
    </message>
    <message>
        <source>The cell shows an error. Correct it in the file.</source>
        <translation>单元格显示错误，请在文件中更正。</translation>
    </message>
    <message>
        <source>It is larger than any amount the ledger can carry.</source>
        <translation>超过账本所能记载的金额。</translation>
    </message>
    <message>
        <source>The row is in another currency than the fund. Import it into a fund of its own.</source>
        <translation>该行币种与项目不同，请导入该币种的项目。</translation>
    </message>
    <message>
        <source>The row counts other goods than the fund. Import it into another fund, or show only the rows that fit.</source>
        <translation>该行的物资与项目不同，请导入其他项目，或只读取相符的行。</translation>
    </message>
    <message>
        <source>The row does not say what is counted. If a unit stands for the rows below it, fill it down.</source>
        <translation>该行没有说明计量单位。如果一个单位代表其下各行，请向下填充。</translation>
    </message>
    <message>
        <source>There is no fund of this name, or it counts something else. Make the fund, or correct the row.</source>
        <translation>没有该名称的项目，或其计量单位不同。请新建项目，或更正该行。</translation>
    </message>
    <message>
        <source>The day lies outside the years 1970 to 2149.</source>
        <translation>日期不在1970至2149年之间。</translation>
    </message>
    <message>
        <source>The text is longer than a receipt can carry. Shorten it, or do not import the column.</source>
        <translation>文字超过收据的容量。请缩短，或不导入该列。</translation>
    </message>
    <message>
        <source>The text has control characters, which a receipt cannot carry. Remove them.</source>
        <translation>文字中有收据无法载明的控制字符，请删除。</translation>
    </message>
    <message>
        <source>It says neither money in nor money out.</source>
        <translation>没有说明是收入还是支出。</translation>
    </message>
    <message>
        <source>This is not a date in the order the dates are read. See “How the file is read”.</source>
        <translation>这不是按所读顺序书写的日期，请查看“文件读取方式”。</translation>
    </message>
    <message>
        <source>The row has money going out and money coming in. Split it into two rows.</source>
        <translation>该行既有支出又有收入，请拆成两行。</translation>
    </message>
    <message>
        <source>The row has more cells than the headings. A separator inside a text must stand in quotation marks.</source>
        <translation>该行的单元格多于表头。文字中的分隔符须放在引号内。</translation>
    </message>
    <message>
        <source>You left it out.</source>
        <translation>您已略去。</translation>
    </message>
    <message>
        <source>It is money going out.</source>
        <translation>这是支出。</translation>
    </message>
    <message>
        <source>It counts {said} donations, and so many are here.</source>
        <translation>载明{said}笔捐赠，与这里相符。</translation>
    </message>
    <message>
        <source>It counts {said} donations, here are {here}.</source>
        <translation>载明{said}笔捐赠，这里有{here}笔。</translation>
    </message>
    <message>
        <source>Its total of {said} agrees.</source>
        <translation>载明合计{said}，与这里相符。</translation>
    </message>
    <message>
        <source>Its total is {said}, here it is {here}.</source>
        <translation>载明合计{said}，这里为{here}。</translation>
    </message>
    <message>
        <source>Row {row} holds totals and is no donation. It says nothing that can be compared.</source>
        <translation>第{row}行是合计，不是捐赠，没有可比较的内容。</translation>
    </message>
    <message>
        <source>Row {row} of the file holds totals.</source>
        <translation>文件第{row}行是合计。</translation>
    </message>
    <message>
        <source>The text was read as {encoding}. If names look wrong, choose another under “How the file is read”.</source>
        <translation>文字按{encoding}读取。如果姓名显示有误，请在“文件读取方式”中另选。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) have no date. You can give them a day under “How the file is read”.</source>
        <translation>
            <numerusform>有%Ln行没有日期。可在“文件读取方式”中为其设定日期。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) name no donor. If a name stands for the rows below it, fill it down under “How the file is read”.</source>
        <translation>
            <numerusform>有%Ln行没有捐赠人。如果一个姓名代表其下各行，请在“文件读取方式”中向下填充。</numerusform>
        </translation>
    </message>
    <message>
        <source>No row of headings was recognised.</source>
        <translation>没有识别出表头。</translation>
    </message>
    <message>
        <source>Choose above the columns which one holds the amount, and what the others hold.</source>
        <translation>请在各列上方选择金额列和其他列的内容。</translation>
    </message>
    <message>
        <source>Choose “Amount” above the right column, or another fund.</source>
        <translation>请在正确的列上方选择“金额”，或换一个项目。</translation>
    </message>
    <message>
        <source>If the amounts are in the fund’s currency all the same, choose “Amount” above that column; else choose another fund.</source>
        <translation>如果金额确实是项目的币种，请在该列上方选择“金额”，否则换一个项目。</translation>
    </message>
    <message>
        <source>Import the list with one row for each donation. If each row is one donation all the same, choose “Amount” above its column.</source>
        <translation>请导入每笔捐赠一行的清单。如果每行确实是一笔捐赠，请在金额列上方选择“金额”。</translation>
    </message>
    <message>
        <source>Choose “Amount” above the column that holds it.</source>
        <translation>请在金额列上方选择“金额”。</translation>
    </message>
    <message>
        <source>Say in which order day and month stand, under “How the file is read”.</source>
        <translation>请在“文件读取方式”中说明日和月的顺序。</translation>
    </message>
    <message>
        <source>Choose the decimal mark under “How the file is read”.</source>
        <translation>请在“文件读取方式”中选择小数点。</translation>
    </message>
    <message>
        <source>Choose another encoding under “How the file is read”.</source>
        <translation>请在“文件读取方式”中另选编码。</translation>
    </message>
    <message>
        <source>This file has several sheets with data.</source>
        <translation>此文件有多个含数据的工作表。</translation>
    </message>
    <message>
        <source>Choose above which sheet holds the donations.</source>
        <translation>请在上方选择捐赠所在的工作表。</translation>
    </message>
    <message>
        <source>Choose another fund.</source>
        <translation>请换一个项目。</translation>
    </message>
    <message>
        <source>&amp;Invite others…</source>
        <translation>邀请他人(&amp;I)…</translation>
    </message>
    <message>
        <source>A link, a code or a file with which others find this ledger</source>
        <translation>供他人找到此账本的链接、二维码或文件</translation>
    </message>
    <message>
        <source>Asking the nodes…</source>
        <translation>正在询问节点……</translation>
    </message>
    <message>
        <source>How it is now</source>
        <translation>当前状况</translation>
    </message>
    <message>
        <source>Nothing is under way: everything that was signed is recorded.</source>
        <translation>没有进行中的事项：已签署的都已入账。</translation>
    </message>
    <message>
        <source>&amp;Finish them</source>
        <translation>完成这些事项(&amp;F)</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>&amp;Move to a shared ledger…</source>
        <translation>迁往共享账本(&amp;M)…</translation>
    </message>
    <message>
        <source>This ledger</source>
        <translation>本账本</translation>
    </message>
    <message>
        <source>A backup is one encrypted file with everything of this installation: books, evidence, wallets kept in files, and the ledger where it is on this computer.</source>
        <translation>备份是一个加密文件，包含本机的全部内容：账目、佐证材料、存为文件的钱包，以及在本机上的账本。</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>&amp;Back up…</source>
        <translation>备份(&amp;B)…</translation>
    </message>
    <message>
        <source>&amp;Check a backup…</source>
        <translation>检查备份(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Restore a backup…</source>
        <translation>恢复备份(&amp;R)…</translation>
    </message>
    <message>
        <source>{node}: {state}</source>
        <translation>{node}：{state}</translation>
    </message>
    <message>
        <source>The ledger cannot be asked now: {reason}</source>
        <translation>现在无法询问账本：{reason}</translation>
    </message>
    <message>
        <source>Finishing what is under way</source>
        <translation>正在完成进行中的事项</translation>
    </message>
    <message numerus="yes">
        <source>%Ln transaction(s) wait for a block that is final.</source>
        <translation>
            <numerusform>%Ln笔交易在等待最终确认的区块。</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything that was under way is finished.</source>
        <translation>进行中的事项已全部完成。</translation>
    </message>
    <message>
        <source>No backup was written from this computer yet.</source>
        <translation>本机还没有写过备份。</translation>
    </message>
    <message numerus="yes">
        <source>The last backup is %Ln day(s) old.</source>
        <translation>
            <numerusform>最近的备份在%Ln天前。</numerusform>
        </translation>
    </message>
    <message>
        <source>Last backup: {moment}, {file}</source>
        <translation>上次备份：{moment}，{file}</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Write the backup</source>
        <translation>写入备份</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Best on another disk: a stick or drive that is kept somewhere else.</source>
        <translation>最好放在另一个磁盘上：保存在别处的U盘或硬盘。</translation>
    </message>
    <message>
        <source>Without it nobody can read the backup, not you either. Keep it apart from the file.</source>
        <translation>没有它，谁也读不了备份，您也不例外。请与文件分开保存。</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose where the backup goes</source>
        <translation>选择备份的位置</translation>
    </message>
    <message>
        <source>You can go on working while it is written.</source>
        <translation>写入期间您可以继续工作。</translation>
    </message>
    <message>
        <source>Where does the backup go?</source>
        <translation>备份放在哪里？</translation>
    </message>
    <message>
        <source>Writing a backup</source>
        <translation>正在写入备份</translation>
    </message>
    <message>
        <source>The backup is written: {file}</source>
        <translation>备份已写入：{file}</translation>
    </message>
    <message>
        <source>Check it now and then: “Check a backup…” reads it whole.</source>
        <translation>请不时检查：“检查备份…”会完整读取一遍。</translation>
    </message>
    <message>
        <source>The invitation as a code to photograph</source>
        <translation>可供拍摄的邀请二维码</translation>
    </message>
    <message>
        <source>Invite others to this ledger</source>
        <translation>邀请他人加入此账本</translation>
    </message>
    <message>
        <source>Making the invitation…</source>
        <translation>正在生成邀请……</translation>
    </message>
    <message>
        <source>Whoever gets this finds the ledger of {charity} with Almoner and can be sure that it is the one. There is nothing secret in it, and it gives no rights: those are given on the page Wallets and people.</source>
        <translation>收到邀请的人可以用 Almoner 找到{charity}的账本，并确信无误。其中没有秘密，也不授予任何权限；权限在“钱包与人员”页授予。</translation>
    </message>
    <message>
        <source>The invitation&apos;s link</source>
        <translation>邀请链接</translation>
    </message>
    <message>
        <source>&amp;Copy the link</source>
        <translation>复制链接(&amp;C)</translation>
    </message>
    <message>
        <source>Address of the ledger</source>
        <translation>账本地址</translation>
    </message>
    <message>
        <source>Nodes to ask</source>
        <translation>要询问的节点</translation>
    </message>
    <message>
        <source>&amp;Save as a file…</source>
        <translation>存为文件(&amp;S)…</translation>
    </message>
    <message>
        <source>Save the &amp;picture…</source>
        <translation>保存图片(&amp;P)…</translation>
    </message>
    <message>
        <source>What is in it</source>
        <translation>邀请的内容</translation>
    </message>
    <message>
        <source>The link is copied.</source>
        <translation>链接已复制。</translation>
    </message>
    <message>
        <source>Invitation (*.almoner-join)</source>
        <translation>邀请 (*.almoner-join)</translation>
    </message>
    <message>
        <source>invitation</source>
        <translation>邀请</translation>
    </message>
    <message>
        <source>Save the invitation</source>
        <translation>保存邀请</translation>
    </message>
    <message>
        <source>The invitation was written to {file}</source>
        <translation>邀请已写入{file}</translation>
    </message>
    <message>
        <source>Saving the invitation</source>
        <translation>正在保存邀请</translation>
    </message>
    <message>
        <source>This ledger is on this computer only: other computers cannot reach it.</source>
        <translation>此账本只在这台电脑上，其他电脑无法访问。</translation>
    </message>
    <message>
        <source>The invitation works for programs on this computer while Almoner is open, to try it out. For people elsewhere, use a ledger on a network (Move to a shared ledger).</source>
        <translation>该邀请只在 Almoner 打开时供本机程序试用。要邀请别处的人，请使用网络上的账本（迁往共享账本）。</translation>
    </message>
    <message>
        <source>The ledger&apos;s node is on this computer: others cannot reach it by this address.</source>
        <translation>账本的节点在这台电脑上，他人无法通过此地址访问。</translation>
    </message>
    <message>
        <source>Name a node that others reach in the Settings, then invite again.</source>
        <translation>请在“设置”中填写他人可以访问的节点，然后重新邀请。</translation>
    </message>
    <message>
        <source>A node&apos;s address looks as if it holds an access key of yours.</source>
        <translation>有节点地址看起来含有您的访问密钥。</translation>
    </message>
    <message>
        <source>Whoever gets the invitation gets the key, too. Look at what is in it first.</source>
        <translation>收到邀请的人也会得到该密钥，请先查看邀请的内容。</translation>
    </message>
    <message>
        <source>Move to a shared ledger</source>
        <translation>迁往共享账本</translation>
    </message>
    <message>
        <source>A ledger cannot be moved: everything in it is bound to where it was made, and that is what makes it worth anything. You begin a new one on a network and pass the money on to it, so that every donation can be followed from the old one into the new one.</source>
        <translation>账本不能搬移：其中一切都与产生之处绑定，正因如此才有价值。您需要在网络上新建账本，并把善款转过去，这样每笔捐赠都能从旧账本追踪到新账本。</translation>
    </message>
    <message>
        <source>{number}. {step}</source>
        <translation>{number}. {step}</translation>
    </message>
    <message>
        <source>&amp;Back up first…</source>
        <translation>先备份(&amp;B)…</translation>
    </message>
    <message>
        <source>&amp;Begin a new one…</source>
        <translation>新建账本(&amp;B)…</translation>
    </message>
    <message>
        <source>Show the &amp;funds</source>
        <translation>显示项目(&amp;F)</translation>
    </message>
    <message>
        <source>A new folder for the new ledger</source>
        <translation>新账本的新文件夹</translation>
    </message>
    <message>
        <source>Keep this ledger</source>
        <translation>保留本账本</translation>
    </message>
    <message>
        <source>Write a backup and keep this installation. Receipts that were handed out belong to this ledger and are checked with it.</source>
        <translation>写一份备份并保留本机数据。已发放的收据属于本账本，须用它核验。</translation>
    </message>
    <message>
        <source>Begin a new one on a network</source>
        <translation>在网络上新建账本</translation>
    </message>
    <message>
        <source>“Begin a new one” below opens Almoner on a new folder. In its first steps choose “Connect to a network” and give the address of a node, of a public network or of one that charities, the regulator and auditors run together. Make the same funds there, and give the same people their roles.</source>
        <translation>下方的“新建账本”会在新文件夹中打开 Almoner。请在最初几步选择“连接网络”，并填写节点地址；可以是公共网络，也可以是机构、监管部门和审计员共同运行的网络。请在那里建立同样的项目，并授予同样的人员角色。</translation>
    </message>
    <message>
        <source>Pass the money on</source>
        <translation>转出善款</translation>
    </message>
    <message>
        <source>For each fund here, record what is waiting, then request a disbursement of all that is available, category “Grant to another charity”, to the fund of the new ledger. When it is paid, record it in the new ledger as received from this one.</source>
        <translation>对这里的每个项目，先把待入账的入账，再申请拨付全部可用余额，类别选“转赠其他机构”，转入新账本的项目。付款后，在新账本登记为从本账本接收。</translation>
    </message>
    <message>
        <source>Tell people the new ledger</source>
        <translation>告知新账本</translation>
    </message>
    <message>
        <source>Invite the others to the new ledger, and name its address on your web site.</source>
        <translation>邀请他人加入新账本，并在贵机构网站上公布其地址。</translation>
    </message>
    <message>
        <source>Its passphrase</source>
        <translation>备份的口令</translation>
    </message>
    <message>
        <source>Choose the backup</source>
        <translation>选择备份</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>选择备份</translation>
    </message>
    <message>
        <source>What it says of itself; the passphrase proves it.</source>
        <translation>备份自身的说明，由口令证实。</translation>
    </message>
    <message>
        <source>The whole backup is read as if it were restored. Nothing is changed.</source>
        <translation>会像恢复一样完整读取备份，不改动任何内容。</translation>
    </message>
    <message>
        <source>Check a backup</source>
        <translation>检查备份</translation>
    </message>
    <message>
        <source>Check it</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Checking a backup</source>
        <translation>正在检查备份</translation>
    </message>
    <message>
        <source>This backup is sound: it can be restored with this passphrase.</source>
        <translation>此备份完好，可用该口令恢复。</translation>
    </message>
    <message>
        <source>Into the folder</source>
        <translation>恢复到文件夹</translation>
    </message>
    <message>
        <source>A new or empty folder. What is open now stays as it is.</source>
        <translation>新的或空的文件夹。当前打开的内容保持不变。</translation>
    </message>
    <message>
        <source>A backup is restored beside what is open now, into a folder of its own. After that it is opened in a window of its own.</source>
        <translation>备份会恢复到单独的文件夹，与当前打开的内容并存，然后在单独的窗口中打开。</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>Restore it</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Restore into which folder?</source>
        <translation>恢复到哪个文件夹？</translation>
    </message>
    <message>
        <source>Restoring a backup</source>
        <translation>正在恢复备份</translation>
    </message>
    <message>
        <source>Restored into {folder}</source>
        <translation>已恢复到{folder}</translation>
    </message>
    <message>
        <source>Its ledger is a copy of that moment.</source>
        <translation>其账本是备份当时的副本。</translation>
    </message>
    <message>
        <source>Where the first one was used since, or still is, there are now two that contradict each other. Go on with one of them only.</source>
        <translation>如果原来的账本此后仍在使用，现在就有两个互相矛盾的账本。请只继续使用其中一个。</translation>
    </message>
    <message>
        <source>&amp;Open it in a new window</source>
        <translation>在新窗口中打开(&amp;O)</translation>
    </message>
    <message>
        <source>This ledger is on this computer only. It is right for trying out, for training and for a single office. It keeps you from changing the past by mistake, but its owner alone holds it: it convinces nobody else. For that, use a ledger on a network that others run, too.</source>
        <translation>此账本只在这台电脑上，适合试用、培训和单独的办公室。它能防止误改历史，但只由所有者掌握，无法取信于他人。要取信于人，请使用由他人共同运行的网络上的账本。</translation>
    </message>
    <message>
        <source>This ledger is kept by Almoner on one computer and reached from here. Its owner alone holds it: it is right for trying out and for one office, and convinces nobody else.</source>
        <translation>此账本由一台电脑上的Almoner保存，从这里连接使用。它只由所有者一方掌握：适合试用和单独的办公室，无法取信于他人。</translation>
    </message>
    <message>
        <source>This ledger is on a network. Whoever runs a node has a copy, and nobody can change the past alone. What the nodes say is compared here.</source>
        <translation>此账本在网络上。每个节点运行者都有一份，没有人能单独改动历史。这里会比对各节点的应答。</translation>
    </message>
    <message>
        <source>Does not answer</source>
        <translation>没有应答</translation>
    </message>
    <message>
        <source>Is on another chain ({chain}): it is not asked</source>
        <translation>在另一条链（{chain}）上，不予询问</translation>
    </message>
    <message>
        <source>Says something else about this ledger than the other nodes</source>
        <translation>对此账本的说法与其他节点不同</translation>
    </message>
    <message>
        <source>Answers, but not about this ledger</source>
        <translation>有应答，但无关此账本</translation>
    </message>
    <message>
        <source>Is still catching up with the network</source>
        <translation>仍在与网络同步</translation>
    </message>
    <message>
        <source>Has had no new block for {time}</source>
        <translation>已有{time}没有新区块</translation>
    </message>
    <message>
        <source>Answers slowly</source>
        <translation>应答缓慢</translation>
    </message>
    <message>
        <source>Answers, and agrees with the other nodes</source>
        <translation>有应答，且与其他节点一致</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>有应答</translation>
    </message>
    <message>
        <source>The ledger on this computer</source>
        <translation>本机上的账本</translation>
    </message>
    <message>
        <source>Block {number}</source>
        <translation>区块{number}</translation>
    </message>
    <message>
        <source>made {time} ago</source>
        <translation>{time}前产生</translation>
    </message>
    <message>
        <source>final up to {number}</source>
        <translation>最终确认到{number}</translation>
    </message>
    <message>
        <source>answered in {number} ms</source>
        <translation>应答用时{number}毫秒</translation>
    </message>
    <message numerus="yes">
        <source>%Ln peer(s)</source>
        <translation>
            <numerusform>%Ln个对等节点</numerusform>
        </translation>
    </message>
    <message>
        <source>{what}, as {account}</source>
        <translation>{what}，账户{account}</translation>
    </message>
    <message>
        <source>begun, not signed yet</source>
        <translation>已开始，尚未签署</translation>
    </message>
    <message>
        <source>sent, not in a block yet</source>
        <translation>已发送，尚未进入区块</translation>
    </message>
    <message>
        <source>in a block that is not final yet</source>
        <translation>已在区块中，尚未最终确认</translation>
    </message>
    <message>
        <source>{state}, since {moment}</source>
        <translation>{state}，自{moment}</translation>
    </message>
    <message>
        <source>{state}; its wallet is not on this computer</source>
        <translation>{state}；其钱包不在本机</translation>
    </message>
    <message>
        <source>Choose a receipt to see where its money is.</source>
        <translation>选择一张收据，即可查看善款现在何处。</translation>
    </message>
    <message>
        <source>I have &amp;seen this</source>
        <translation>我已看过(&amp;S)</translation>
    </message>
    <message>
        <source>The receipt</source>
        <translation>收据内容</translation>
    </message>
    <message>
        <source>Where it is now</source>
        <translation>现在何处</translation>
    </message>
    <message>
        <source>{what}: {amount}</source>
        <translation>{what}：{amount}</translation>
    </message>
    <message>
        <source>• {text}</source>
        <translation>• {text}</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more; the picture shows them all</source>
        <translation>
            <numerusform>另有%Ln笔，全部见去向图</numerusform>
        </translation>
    </message>
    <message>
        <source>Your name or note for it</source>
        <translation>您给它的名称或备注</translation>
    </message>
    <message>
        <source>For example: Spring flood, or whose gift it was.</source>
        <translation>例如：春季水灾，或是谁的捐赠。</translation>
    </message>
    <message>
        <source>Keep the note</source>
        <translation>保存备注</translation>
    </message>
    <message>
        <source>&amp;Check this receipt</source>
        <translation>核验此收据(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Whom to ask…</source>
        <translation>询问哪些节点(&amp;W)…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>Charity</source>
        <translation>机构</translation>
    </message>
    <message>
        <source>Kept since</source>
        <translation>保存时间</translation>
    </message>
    <message>
        <source>Last looked at</source>
        <translation>上次查看</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Requests for disbursement</source>
        <translation>拨付申请</translation>
    </message>
    <message>
        <source>Size of the local database</source>
        <translation>本机数据库大小</translation>
    </message>
    <message>
        <source>Size of the ledger on this computer</source>
        <translation>本机账本大小</translation>
    </message>
    <message>
        <source>Batches of donations</source>
        <translation>捐赠批次</translation>
    </message>
    <message>
        <source>For programs on this computer, while Almoner is open</source>
        <translation>供本机程序使用，仅在 Almoner 打开时</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>写入时间</translation>
    </message>
    <message>
        <source>Files of evidence</source>
        <translation>佐证材料文件</translation>
    </message>
    <message>
        <source>Wallets</source>
        <translation>钱包</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names in a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>The system&apos;s keyring keeps the secrets of these wallets; they are not in the backup: {wallets}. On another computer their recovery words are needed. Look for them now (page Wallets and people).</source>
        <translation>系统密钥环保管着这些钱包的密钥，它们不在备份中：{wallets}。换一台电脑需要助记词。请现在就找出来（“钱包与人员”页）。</translation>
    </message>
    <message>
        <source>Stopped; nothing half-made was kept.</source>
        <translation>已停止，没有保留未完成的内容。</translation>
    </message>
    <message>
        <source>Backups (*.almoner-backup)</source>
        <translation>备份 (*.almoner-backup)</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Reading the ledger…</source>
        <translation>正在读取账本……</translation>
    </message>
    <message>
        <source>This ledger lives on this computer only: it convinces nobody else.</source>
        <translation>此账本只在这台电脑上，无法取信于他人。</translation>
    </message>
    <message>
        <source>This ledger lives on this computer only.</source>
        <translation>此账本只在这台电脑上。</translation>
    </message>
    <message>
        <source>It is good for trying out, for training and for one office. Nobody else can be convinced by it: whoever owns the computer could write it anew. For that, use a ledger that is shared with others.</source>
        <translation>适合试用、培训和单独的办公室。它无法取信于他人：电脑的所有者可以重写一遍。要取信于人，请使用与他人共享的账本。</translation>
    </message>
    <message>
        <source>About the ledger…</source>
        <translation>关于账本…</translation>
    </message>
    <message>
        <source>What waits for you</source>
        <translation>待您处理</translation>
    </message>
    <message>
        <source>What happened last</source>
        <translation>最近动态</translation>
    </message>
    <message>
        <source>The ledger could not be read.</source>
        <translation>账本无法读取。</translation>
    </message>
    <message>
        <source>Nothing waits for you.</source>
        <translation>没有待您处理的事项。</translation>
    </message>
    <message>
        <source>since {moment}</source>
        <translation>自{moment}起</translation>
    </message>
    <message numerus="yes">
        <source>Show all %Ln fund(s)…</source>
        <translation>
            <numerusform>显示全部%Ln个项目…</numerusform>
        </translation>
    </message>
    <message>
        <source>Came in</source>
        <translation>收入</translation>
    </message>
    <message>
        <source>Went out</source>
        <translation>支出</translation>
    </message>
    <message>
        <source>Fund…</source>
        <translation>项目…</translation>
    </message>
    <message>
        <source>Picture…</source>
        <translation>去向图…</translation>
    </message>
    <message>
        <source>By month…</source>
        <translation>按月…</translation>
    </message>
    <message>
        <source>Open the fund “{fund}”</source>
        <translation>打开项目“{fund}”</translation>
    </message>
    <message>
        <source>Picture of the fund “{fund}”</source>
        <translation>项目“{fund}”的去向图</translation>
    </message>
    <message>
        <source>The fund “{fund}” by month, as a table</source>
        <translation>项目“{fund}”的按月表格</translation>
    </message>
    <message>
        <source>What became of all that came in: {amount}</source>
        <translation>全部收入{amount}的去向</translation>
    </message>
    <message>
        <source>Of what came in, {amount} came back from disbursements.</source>
        <translation>收入中有{amount}由拨付退回。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more donation(s), {amount} together, wait to be recorded.</source>
        <translation>
            <numerusform>另有%Ln笔捐赠待入账，合计{amount}。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing came in yet.</source>
        <translation>还没有收入。</translation>
    </message>
    <message>
        <source>The fund “{fund}” month by month</source>
        <translation>项目“{fund}”按月收支</translation>
    </message>
    <message>
        <source>{month} {year}</source>
        <comment>a month and its year</comment>
        <translation>{year}年{month}</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Money given for one purpose, with the rules for spending it.</source>
        <translation>为同一目的捐赠的善款，附有使用规则。</translation>
    </message>
    <message>
        <source>Give others their roles</source>
        <translation>为他人授予角色</translation>
    </message>
    <message>
        <source>Who asks for money cannot approve it: it takes two people.</source>
        <translation>申请人不能审批自己的申请，需要两个人。</translation>
    </message>
    <message>
        <source>People…</source>
        <translation>人员…</translation>
    </message>
    <message>
        <source>By hand, or from a list of the bank.</source>
        <translation>手工录入，或从银行清单导入。</translation>
    </message>
    <message>
        <source>Enter…</source>
        <translation>录入…</translation>
    </message>
    <message>
        <source>Record them in the ledger</source>
        <translation>记入账本</translation>
    </message>
    <message>
        <source>From then on nobody can change or drop one unseen.</source>
        <translation>从此没有人能悄悄改动或漏掉任何一笔。</translation>
    </message>
    <message>
        <source>Record…</source>
        <translation>入账…</translation>
    </message>
    <message>
        <source>Hand out receipts</source>
        <translation>发放收据</translation>
    </message>
    <message>
        <source>With a code that donors check with their phone.</source>
        <translation>附有二维码，捐赠人可用手机核验。</translation>
    </message>
    <message>
        <source>Receipts…</source>
        <translation>收据…</translation>
    </message>
    <message>
        <source>Ask for a disbursement</source>
        <translation>申请拨付</translation>
    </message>
    <message>
        <source>With its invoice; officers approve, then it is paid.</source>
        <translation>附上发票，经审批后付款。</translation>
    </message>
    <message>
        <source>Request…</source>
        <translation>申请…</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>最初几步</translation>
    </message>
    <message>
        <source>Do not show this</source>
        <translation>不再显示</translation>
    </message>
    <message>
        <source>{done} of {all} done</source>
        <translation>{all}步中已完成{done}步</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Still to do</source>
        <translation>待完成</translation>
    </message>
    <message>
        <source>{step} – done</source>
        <translation>{step} – 已完成</translation>
    </message>
    <message numerus="yes">
        <source>%Ln donation(s) wait to be recorded in the ledger.</source>
        <translation>
            <numerusform>%Ln笔捐赠待记入账本。</numerusform>
        </translation>
    </message>
    <message>
        <source>Record them…</source>
        <translation>入账…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln donation(s) were sent to the ledger, and it is not known yet whether they arrived.</source>
        <translation>
            <numerusform>%Ln笔捐赠已发往账本，是否到达尚不确定。</numerusform>
        </translation>
    </message>
    <message>
        <source>Find out…</source>
        <translation>查明…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln promised donation(s) should have been recorded by now. Their donors hold a signed promise.</source>
        <translation>
            <numerusform>%Ln笔已承诺的捐赠现在应已入账，捐赠人持有签名承诺。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln receipt(s) were not handed out yet.</source>
        <translation>
            <numerusform>%Ln张收据尚未发放。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show receipts</source>
        <translation>显示收据</translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) wait for your approval.</source>
        <translation>
            <numerusform>%Ln份申请待您审批。</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Look at them</source>
        <translation>查看</translation>
    </message>
    <message numerus="yes">
        <source>%Ln approved disbursement(s) can be paid when the waiting time is over: from {moment}.</source>
        <translation>
            <numerusform>%Ln笔已批准的拨付在等待期满后可以付款：自{moment}起。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message numerus="yes">
        <source>You may object to %Ln approved disbursement(s), until {moment}.</source>
        <translation>
            <numerusform>%Ln笔已批准的拨付，您可提出异议，截至{moment}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln approved disbursement(s) can be paid now.</source>
        <translation>
            <numerusform>%Ln笔已批准的拨付现在可以付款。</numerusform>
        </translation>
    </message>
    <message>
        <source>Pay…</source>
        <translation>付款…</translation>
    </message>
    <message numerus="yes">
        <source>An auditor objected to %Ln of your requests: change or withdraw it.</source>
        <translation>
            <numerusform>审计员对您的%Ln份申请提出异议，请修改或撤回。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paid disbursement(s) wait for the word that they arrived.</source>
        <translation>
            <numerusform>%Ln笔已付款的拨付待确认到达。</numerusform>
        </translation>
    </message>
    <message>
        <source>Confirm…</source>
        <translation>确认…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln signed transaction(s) are not in the ledger yet.</source>
        <translation>
            <numerusform>%Ln笔已签署的交易尚未记入账本。</numerusform>
        </translation>
    </message>
    <message>
        <source>An entry that cannot be read here</source>
        <translation>此处无法读取的记录</translation>
    </message>
    <message>
        <source>{person} was given the role: {role}</source>
        <translation>{person}获授角色：{role}</translation>
    </message>
    <message>
        <source>The role was taken from {person}: {role}</source>
        <translation>{person}被撤销角色：{role}</translation>
    </message>
    <message>
        <source>{person} was offered the role: {role}</source>
        <translation>{person}被提名角色：{role}</translation>
    </message>
    <message>
        <source>{person}: {role}</source>
        <translation>{person}：{role}</translation>
    </message>
    <message>
        <source>A payee</source>
        <translation>一个收款方</translation>
    </message>
    <message>
        <source>{payee} may be paid now</source>
        <translation>现在可以付给{payee}</translation>
    </message>
    <message>
        <source>{payee} may not be paid any more</source>
        <translation>不再可以付给{payee}</translation>
    </message>
    <message>
        <source>A receipt was made anew: {donation}</source>
        <translation>收据已换开：{donation}</translation>
    </message>
    <message>
        <source>A grant of another charity was recorded: {donation}</source>
        <translation>其他机构的转赠已入账：{donation}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln donation(s) recorded: {donations}</source>
        <translation>
            <numerusform>%Ln笔捐赠已入账：{donations}</numerusform>
        </translation>
    </message>
    <message>
        <source>Request {number} was changed</source>
        <translation>{number}号申请已修改</translation>
    </message>
    <message>
        <source>Disbursement {number} was requested</source>
        <translation>已申请{number}号拨付</translation>
    </message>
    <message>
        <source>Disbursement {number} was requested, to {payee}</source>
        <translation>已申请{number}号拨付，付给{payee}</translation>
    </message>
    <message>
        <source>Money came back from disbursement {number}</source>
        <translation>{number}号拨付有款项退回</translation>
    </message>
    <message>
        <source>Disbursement {number} was approved</source>
        <translation>{number}号拨付已批准</translation>
    </message>
    <message>
        <source>Disbursement {number} was rejected</source>
        <translation>{number}号拨付已驳回</translation>
    </message>
    <message>
        <source>An auditor objected to disbursement {number}</source>
        <translation>审计员对{number}号拨付提出异议</translation>
    </message>
    <message>
        <source>Disbursement {number} was paid</source>
        <translation>{number}号拨付已付款</translation>
    </message>
    <message>
        <source>Disbursement {number} arrived</source>
        <translation>{number}号拨付已交付</translation>
    </message>
    <message>
        <source>The receipt of donation {serial} was replaced by number {successor}</source>
        <translation>捐赠{serial}的收据由{successor}号替代</translation>
    </message>
    <message>
        <source>The receipt of donation {serial} was voided</source>
        <translation>捐赠{serial}的收据已作废</translation>
    </message>
    <message>
        <source>The charity’s name and address were recorded</source>
        <translation>机构名称和地址已登记</translation>
    </message>
    <message>
        <source>The fund “{fund}” was made</source>
        <translation>项目“{fund}”已建立</translation>
    </message>
    <message>
        <source>Donation {serial} was given back</source>
        <translation>捐赠{serial}已退还</translation>
    </message>
    <message>
        <source>Wallets, people, payees</source>
        <translation>钱包、人员、收款方</translation>
    </message>
    <message>
        <source>&amp;Wallets of this computer</source>
        <translation>本机的钱包(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;People with roles</source>
        <translation>有角色的人员(&amp;P)</translation>
    </message>
    <message>
        <source>Pa&amp;yees</source>
        <translation>收款方(&amp;Y)</translation>
    </message>
    <message>
        <source>The ledger does not answer: roles and payees are not shown now.</source>
        <translation>账本没有应答，现在无法显示角色和收款方。</translation>
    </message>
    <message>
        <source>People with roles</source>
        <translation>有角色的人员</translation>
    </message>
    <message>
        <source>Nobody is known here yet. Add the people who work with you.</source>
        <translation>这里还没有人员。请添加与您共事的人。</translation>
    </message>
    <message>
        <source>Add a person…</source>
        <translation>添加人员…</translation>
    </message>
    <message>
        <source>Only an administrator&apos;s wallet gives roles; none is here.</source>
        <translation>只有管理员的钱包可以授予角色，而本机没有。</translation>
    </message>
    <message>
        <source>Its wallet “{wallet}” is on this computer.</source>
        <translation>其钱包“{wallet}”在本机上。</translation>
    </message>
    <message>
        <source>Its wallet is somewhere else.</source>
        <translation>其钱包在别处。</translation>
    </message>
    <message>
        <source>Nominated as an administrator; becomes one when the nomination is accepted.</source>
        <translation>已被提名为管理员，接受提名后生效。</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>收回</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>It has no role on the ledger.</source>
        <translation>在账本上没有角色。</translation>
    </message>
    <message>
        <source>Give a role…</source>
        <translation>授予角色…</translation>
    </message>
    <message>
        <source>{role}: from {since} until {until}</source>
        <translation>{role}：{since}至{until}</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take away the role: {role}</source>
        <translation>撤销角色：{role}</translation>
    </message>
    <message>
        <source>The last administrator cannot be taken away. Make another one first.</source>
        <translation>最后一位管理员不能撤销，请先增设一位。</translation>
    </message>
    <message>
        <source>{role}, since {since}</source>
        <translation>{role}，自{since}起</translation>
    </message>
    <message>
        <source>Accepting the administration</source>
        <translation>正在接任管理员</translation>
    </message>
    <message>
        <source>The nomination is accepted.</source>
        <translation>已接受提名。</translation>
    </message>
    <message>
        <source>Nobody else has the role “{role}”. Without it nobody {meaning}.</source>
        <translation>没有其他人具有“{role}”角色。没有此角色，就无人{meaning}。</translation>
    </message>
    <message>
        <source>Take the last one away?</source>
        <translation>撤销最后一位？</translation>
    </message>
    <message>
        <source>Take it away all the same</source>
        <translation>仍然撤销</translation>
    </message>
    <message>
        <source>“{name}” does not have the role “{role}” any more.</source>
        <translation>“{name}”不再具有“{role}”角色。</translation>
    </message>
    <message>
        <source>Taking a role away</source>
        <translation>正在撤销角色</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>自</translation>
    </message>
    <message>
        <source>Looks alike</source>
        <translation>相似</translation>
    </message>
    <message>
        <source>yes, compare</source>
        <translation>是，请比对</translation>
    </message>
    <message>
        <source>Wallet here</source>
        <translation>本机钱包</translation>
    </message>
    <message>
        <source>Ask the ledger where each gift is now</source>
        <translation>向账本询问每笔捐赠现在何处</translation>
    </message>
    <message>
        <source>Drop your receipts here</source>
        <translation>把您的收据拖到这里</translation>
    </message>
    <message>
        <source>A picture, a PDF or a receipt file (.almr); several at once are fine. They are kept on this computer, and you are told when your gifts move.</source>
        <translation>图片、PDF 或收据文件（.almr），可一次多份。收据保存在本机，您的捐赠有动向时会告知您。</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Looking where your gifts are…</source>
        <translation>正在查看您的捐赠在何处……</translation>
    </message>
    <message>
        <source>Keeping receipts</source>
        <translation>正在保存收据</translation>
    </message>
    <message>
        <source>{source}: {reason}</source>
        <translation>{source}：{reason}</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more without a receipt</source>
        <translation>
            <numerusform>另有%Ln份没有收据</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln receipt(s) are kept now.</source>
        <translation>
            <numerusform>已保存%Ln张收据。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln receipt(s) were kept already.</source>
        <translation>
            <numerusform>%Ln张收据先前已保存。</numerusform>
        </translation>
    </message>
    <message>
        <source>Removing a receipt</source>
        <translation>正在移除收据</translation>
    </message>
    <message>
        <source>“{gift}” is no longer kept here.</source>
        <translation>“{gift}”不再保存在此。</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Putting a receipt back</source>
        <translation>正在放回收据</translation>
    </message>
    <message>
        <source>Add all the same</source>
        <translation>仍然添加</translation>
    </message>
    <message>
        <source>Address of the wallet</source>
        <translation>钱包地址</translation>
    </message>
    <message>
        <source>0x and 40 signs: the person copies it from the own program.</source>
        <translation>0x和40位字符，由本人从自己的程序中复制。</translation>
    </message>
    <message>
        <source>Stays on this computer.</source>
        <translation>只保存在本机。</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>Adding a person</source>
        <translation>正在添加人员</translation>
    </message>
    <message>
        <source>Name in the address book</source>
        <translation>通讯录中的姓名</translation>
    </message>
    <message>
        <source>Saving a name</source>
        <translation>正在保存姓名</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>Export a wallet</source>
        <translation>导出钱包</translation>
    </message>
    <message>
        <source>“{wallet}” is written to an encrypted file that other wallet programs open, too. Choose a passphrase for the file: whoever has both has the wallet.</source>
        <translation>“{wallet}”会写入其他钱包程序也能打开的加密文件。请为文件设置口令；同时拥有两者的人就拥有该钱包。</translation>
    </message>
    <message>
        <source>Passphrase of the file</source>
        <translation>文件口令</translation>
    </message>
    <message>
        <source>Choose where to save…</source>
        <translation>选择保存位置…</translation>
    </message>
    <message>
        <source>Save the wallet&apos;s file</source>
        <translation>保存钱包文件</translation>
    </message>
    <message>
        <source>Exporting a wallet</source>
        <translation>正在导出钱包</translation>
    </message>
    <message>
        <source>The wallet is in the file {file}.</source>
        <translation>钱包已写入文件{file}。</translation>
    </message>
    <message>
        <source>The wallet was not opened: its own passphrase was wrong.</source>
        <translation>钱包没有打开：其口令有误。</translation>
    </message>
    <message>
        <source>Remove a wallet</source>
        <translation>移除钱包</translation>
    </message>
    <message>
        <source>This cannot be undone: “{wallet}” is removed from this computer with its secret.</source>
        <translation>此操作无法撤销：“{wallet}”及其密钥会从本机移除。</translation>
    </message>
    <message>
        <source>Type the wallet&apos;s name to remove it</source>
        <translation>输入钱包名称以移除</translation>
    </message>
    <message>
        <source>Remove for ever</source>
        <translation>永久移除</translation>
    </message>
    <message>
        <source>It has no recovery words. Only an exported file or its key brings it back.</source>
        <translation>它没有助记词，只能靠导出的文件或其密钥找回。</translation>
    </message>
    <message>
        <source>Its recovery words were written down; they bring it back.</source>
        <translation>其助记词已抄写，可以用来找回。</translation>
    </message>
    <message>
        <source>Its recovery words were never written down here. Without them nothing brings it back.</source>
        <translation>其助记词从未在此抄写。没有助记词就无法找回。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the parts of a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Nobody else has these roles: {roles}. Without it nobody can do that work any more.</source>
        <translation>没有其他人具有这些角色：{roles}。移除后就无人能做这些工作。</translation>
    </message>
    <message>
        <source>Its roles stay on the ledger: {roles}. Take them away first if it may be in other hands.</source>
        <translation>它的角色仍在账本上：{roles}。如果它可能落入他人之手，请先撤销这些角色。</translation>
    </message>
    <message>
        <source>Removing a wallet</source>
        <translation>正在移除钱包</translation>
    </message>
    <message>
        <source>The wallet “{wallet}” is removed.</source>
        <translation>钱包“{wallet}”已移除。</translation>
    </message>
    <message>
        <source>Where it is kept</source>
        <translation>保存位置</translation>
    </message>
    <message>
        <source>In a file encrypted with a passphrase</source>
        <translation>用口令加密的文件</translation>
    </message>
    <message>
        <source>In the system&apos;s keyring: opens with your login</source>
        <translation>系统密钥环：随您登录而打开</translation>
    </message>
    <message>
        <source>This computer has no usable keyring, so it goes into an encrypted file.</source>
        <translation>本机没有可用的密钥环，因此存入加密文件。</translation>
    </message>
    <message>
        <source>What the wallet is called here</source>
        <translation>钱包在此的名称</translation>
    </message>
    <message>
        <source>For example who uses it: “clerk”, “Mrs Li”.</source>
        <translation>例如使用者：“出纳”“李女士”。</translation>
    </message>
    <message>
        <source>New wallet</source>
        <translation>新建钱包</translation>
    </message>
    <message>
        <source>A wallet is what somebody signs with. Each person should have one of their own.</source>
        <translation>钱包用于签署。每个人应有自己的钱包。</translation>
    </message>
    <message>
        <source>Make the wallet</source>
        <translation>新建钱包</translation>
    </message>
    <message>
        <source>Making a wallet</source>
        <translation>正在新建钱包</translation>
    </message>
    <message>
        <source>Restore a wallet</source>
        <translation>恢复钱包</translation>
    </message>
    <message>
        <source>Restore the wallet</source>
        <translation>恢复钱包</translation>
    </message>
    <message>
        <source>Restoring a wallet</source>
        <translation>正在恢复钱包</translation>
    </message>
    <message>
        <source>The wallet “{wallet}” is back.</source>
        <translation>钱包“{wallet}”已恢复。</translation>
    </message>
    <message>
        <source>0x {digits}</source>
        <translation>0x {digits}</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>复制地址</translation>
    </message>
    <message>
        <source>Show as a code to scan</source>
        <translation>显示为二维码</translation>
    </message>
    <message>
        <source>The address is on the clipboard.</source>
        <translation>地址已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Code of the address {address}</source>
        <translation>地址{address}的二维码</translation>
    </message>
    <message>
        <source>Looks like another, and is not the same. Compare what is marked:</source>
        <translation>与另一个相似但并不相同，请比对标出之处：</translation>
    </message>
    <message>
        <source>This is “{name}”.</source>
        <translation>这是“{name}”。</translation>
    </message>
    <message>
        <source>Not known here: {hash}</source>
        <translation>未在本机登记：{hash}</translation>
    </message>
    <message>
        <source>Payees</source>
        <translation>收款方</translation>
    </message>
    <message>
        <source>No payee is known yet. The first request for a payment adds one, or you do.</source>
        <translation>还没有收款方。首次申请拨付时会自动添加，也可由您添加。</translation>
    </message>
    <message>
        <source>Add a payee…</source>
        <translation>添加收款方…</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>申请</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>付款</translation>
    </message>
    <message>
        <source>Paid in all</source>
        <translation>累计付款</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>Last paid</source>
        <translation>最近付款</translation>
    </message>
    <message>
        <source>Account for deliveries and tokens</source>
        <translation>用于签收和代币的账户</translation>
    </message>
    <message>
        <source>Saving a note</source>
        <translation>正在保存备注</translation>
    </message>
    <message>
        <source>As it stands on its invoices.</source>
        <translation>与其发票上的名称相同。</translation>
    </message>
    <message>
        <source>Its account</source>
        <translation>其账户</translation>
    </message>
    <message>
        <source>0x and 40 signs; for tokens, or signed deliveries.</source>
        <translation>0x和40位字符；用于代币或签名签收。</translation>
    </message>
    <message>
        <source>Add a payee</source>
        <translation>添加收款方</translation>
    </message>
    <message>
        <source>Adding a payee</source>
        <translation>正在添加收款方</translation>
    </message>
    <message>
        <source>This is neither an address (0x and 40 signs) nor a wallet here.</source>
        <translation>这既不是地址（0x和40位字符），也不是本机钱包。</translation>
    </message>
    <message>
        <source>One of the signs of this address is wrong.</source>
        <translation>该地址中有一个字符有误。</translation>
    </message>
    <message>
        <source>Copy it again instead of typing it.</source>
        <translation>请重新复制，不要手工输入。</translation>
    </message>
    <message>
        <source>Give a role</source>
        <translation>授予角色</translation>
    </message>
    <message>
        <source>Which role does “{name}” get?</source>
        <translation>授予“{name}”什么角色？</translation>
    </message>
    <message>
        <source>Give the role</source>
        <translation>授予角色</translation>
    </message>
    <message>
        <source>This is a nomination. The person has to accept it with the own wallet, on the own computer.</source>
        <translation>这是提名，须由本人在自己的电脑上用自己的钱包接受。</translation>
    </message>
    <message>
        <source>You nominate, and the wallet on this computer accepts right after: two signatures.</source>
        <translation>由您提名，本机钱包随即接受：需签署两次。</translation>
    </message>
    <message>
        <source>Nobody can approve a request of one&apos;s own: other people&apos;s only.</source>
        <translation>任何人都不能审批自己的申请，只能审批他人的。</translation>
    </message>
    <message>
        <source>Giving a role</source>
        <translation>正在授予角色</translation>
    </message>
    <message>
        <source>“{name}” is nominated as an administrator.</source>
        <translation>已提名“{name}”为管理员。</translation>
    </message>
    <message>
        <source>“{name}” has the role “{role}” now.</source>
        <translation>“{name}”现在具有“{role}”角色。</translation>
    </message>
    <message>
        <source>the system&apos;s keyring</source>
        <translation>系统密钥环</translation>
    </message>
    <message>
        <source>a file encrypted with its passphrase</source>
        <translation>用口令加密的文件</translation>
    </message>
    <message>
        <source>not known now</source>
        <translation>目前不明</translation>
    </message>
    <message>
        <source>This writes the page as plain files for any web site.</source>
        <translation>将页面写成普通文件，可放到任何网站上。</translation>
    </message>
    <message>
        <source>This writes the page as plain files. They belong on {domain}: the codes on receipts lead there. Until they are there, the issuer is unknown to the page: it says that it does not know who keeps this ledger.</source>
        <translation>将页面写成普通文件。这些文件应放到{domain}上，收据上的二维码指向那里。在此之前，页面会显示出具方不明，即不知道此账本归谁。</translation>
    </message>
    <message>
        <source>One address in each line, of two nodes or more that have nothing to do with each other. The page asks these and no others, and everyone can read them in it. They must let pages of web sites ask them (CORS).</source>
        <translation>每行一个地址，须有两个以上互不相关的节点。页面只询问这些节点，任何人都能在页面中看到它们。节点须允许网站的页面访问（CORS）。</translation>
    </message>
    <message>
        <source>Left empty: the nodes in the Settings, except those on this computer and those whose address may hold an access key.</source>
        <translation>不填则使用“设置”中的节点，但这台电脑上的以及地址可能含有访问密钥的除外。</translation>
    </message>
    <message>
        <source>This ledger is on this computer only: a page on the web cannot ask it.</source>
        <translation>此账本只在这台电脑上：网上的页面无法询问它。</translation>
    </message>
    <message>
        <source>Without a node the page shows what stands on a receipt, and cannot check it against the ledger. For that, use a ledger on a network (Move to a shared ledger).</source>
        <translation>没有节点时，页面只显示收据上的内容，不能对照账本核验。如需核验，请使用网络上的账本（迁往共享账本）。</translation>
    </message>
    <message>
        <source>Pages with your funds and disbursements, and all figures as data, for everybody to read and to count again. Donors and payees are not named.</source>
        <translation>包括各项目和拨付的页面，以及全部数字的数据文件，任何人都可查阅和重新计算。不写捐赠人和收款方的名称。</translation>
    </message>
    <message>
        <source>Nothing had changed: it is as it was.</source>
        <translation>没有变化，保持原样。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) changed.</source>
        <translation>
            <numerusform>更新了%Ln个文件。</numerusform>
        </translation>
    </message>
    <message>
        <source>Upload everything in this folder, hidden files too, to your web site. README.txt in it says what the web host has to do.</source>
        <translation>请把此文件夹中的全部文件（包括隐藏文件）上传到您的网站。其中的README.txt说明了网站主机须做什么。</translation>
    </message>
    <message>
        <source>1. Upload everything in this folder, hidden files too, to the root of your web site {root}</source>
        <translation>1. 请把此文件夹中的全部文件（包括隐藏文件）上传到网站的根目录{root}</translation>
    </message>
    <message>
        <source>2. Open {address} with a phone. README.txt in the folder says what the web host has to do for that.</source>
        <translation>2. 请用手机打开{address}。为此网站主机须做什么，见文件夹中的README.txt。</translation>
    </message>
    <message>
        <source>3. When the page says that your web site calls this ledger its own, it is done. Until then it says that it does not know who keeps the ledger.</source>
        <translation>3. 页面说您的网站承认此账本是它自己的，即告完成；在此之前，页面会显示不知道此账本归谁。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Purposes that become public</source>
        <translation>将公开的用途</translation>
    </message>
    <message>
        <source>Pages of the public face</source>
        <translation>公开页面</translation>
    </message>
    <message>
        <source>Wallets of this computer</source>
        <translation>本机的钱包</translation>
    </message>
    <message>
        <source>There is no wallet here yet. Make one: it is what you sign with.</source>
        <translation>这里还没有钱包。请新建一个，用于签署。</translation>
    </message>
    <message>
        <source>New wallet…</source>
        <translation>新建钱包…</translation>
    </message>
    <message>
        <source>Restore a wallet…</source>
        <translation>恢复钱包…</translation>
    </message>
    <message>
        <source>Lock all</source>
        <translation>全部锁定</translation>
    </message>
    <message>
        <source>Forget passphrases and unlocked keys; the next signature asks again</source>
        <translation>忘掉口令和已解锁的密钥，下次签署时重新询问</translation>
    </message>
    <message>
        <source>Wallet</source>
        <translation>钱包</translation>
    </message>
    <message>
        <source>Recovery words</source>
        <translation>助记词</translation>
    </message>
    <message>
        <source>Kept in</source>
        <translation>保存在</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>建立日期</translation>
    </message>
    <message>
        <source>none: a bare key</source>
        <translation>无：只有密钥</translation>
    </message>
    <message>
        <source>written down</source>
        <translation>已抄写</translation>
    </message>
    <message>
        <source>not written down yet</source>
        <translation>尚未抄写</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>当前状态</translation>
    </message>
    <message>
        <source>unlocked: signs without asking</source>
        <translation>已解锁：签署时不再询问</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>Not known now.</source>
        <translation>目前不明。</translation>
    </message>
    <message>
        <source>{role}: {meaning}</source>
        <translation>{role}：{meaning}</translation>
    </message>
    <message>
        <source>Its recovery words are not written down yet.</source>
        <translation>其助记词尚未抄写。</translation>
    </message>
    <message>
        <source>Without them the wallet is lost when this computer is.</source>
        <translation>没有助记词，这台电脑丢失或损坏时，钱包也随之丢失。</translation>
    </message>
    <message>
        <source>Write them down…</source>
        <translation>抄写助记词…</translation>
    </message>
    <message>
        <source>Show its words…</source>
        <translation>显示助记词…</translation>
    </message>
    <message>
        <source>Show its key…</source>
        <translation>显示密钥…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>Wallets are locked; the next signature asks again.</source>
        <translation>钱包已锁定，下次签署时重新询问。</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>I have written them down</source>
        <translation>我已抄好</translation>
    </message>
    <message>
        <source>Whoever sees the recovery words of “{wallet}” can take the wallet over. Is nobody looking?</source>
        <translation>看到“{wallet}”助记词的人就能取走该钱包。确定没有旁人在看吗？</translation>
    </message>
    <message>
        <source>“{wallet}” has no words, but a bare key. Whoever sees it can take the wallet over.</source>
        <translation>“{wallet}”没有助记词，只有密钥。看到密钥的人就能取走该钱包。</translation>
    </message>
    <message>
        <source>Write these words on paper, in this order, and keep the paper safe. They are the only backup.</source>
        <translation>请按顺序把这些词抄在纸上，妥善保管。这是唯一的备份。</translation>
    </message>
    <message>
        <source>No photo, no file, no message: what is on a device can be stolen from it.</source>
        <translation>不要拍照、存文件或发消息：设备上的内容可能被窃取。</translation>
    </message>
    <message>
        <source>Which words stand on your paper?</source>
        <translation>您纸上写的是哪些词？</translation>
    </message>
    <message>
        <source>Show the words again</source>
        <translation>再次显示助记词</translation>
    </message>
    <message>
        <source>Check</source>
        <comment>the recovery words on paper</comment>
        <translation>核对</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核验</translation>
    </message>
    <message>
        <source>The words of “{wallet}” are checked.</source>
        <translation>“{wallet}”的助记词已核对。</translation>
    </message>
    <message>
        <source>Receipt to scan</source>
        <translation>供扫描的收据</translation>
    </message>
    <message>
        <source>The receipt&apos;s code, to be scanned with a phone</source>
        <translation>收据的二维码，供手机扫描</translation>
    </message>
    <message>
        <source>Scan with a phone&apos;s camera. Escape closes.</source>
        <translation>请用手机相机扫描。按 Esc 关闭。</translation>
    </message>
    <message>
        <source>The donor &amp;has it</source>
        <translation>捐赠人已收到(&amp;H)</translation>
    </message>
    <message>
        <source>Notes that the receipt was handed out; the next one is marked as a copy</source>
        <translation>记下该收据已发放；下一份会标为副本</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>收据</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>打印(&amp;P)…</translation>
    </message>
    <message>
        <source>Show the &amp;code</source>
        <translation>显示二维码(&amp;C)</translation>
    </message>
    <message>
        <source>Shows the receipt&apos;s code on the whole screen, to be scanned</source>
        <translation>全屏显示收据的二维码，供扫描</translation>
    </message>
    <message>
        <source>More for the chosen receipt</source>
        <translation>对所选收据的更多操作</translation>
    </message>
    <message>
        <source>No receipts here yet. Donations get theirs when they are recorded on the ledger.</source>
        <translation>这里没有收据。捐赠入账后即有收据。</translation>
    </message>
    <message>
        <source>This donation is not on the ledger yet, so it has no receipt. A promise can be handed out.</source>
        <translation>该捐赠尚未入账，因此没有收据。可以先出具承诺收据。</translation>
    </message>
    <message numerus="yes">
        <source>Chosen: %Ln receipt(s).</source>
        <translation>
            <numerusform>已选择：%Ln张收据。</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a receipt in the table to see it here.</source>
        <translation>在表格中选择一张收据，即可在此查看。</translation>
    </message>
    <message>
        <source>&amp;Promise…</source>
        <translation>承诺收据(&amp;P)…</translation>
    </message>
    <message>
        <source>Only batch {number} is shown.</source>
        <translation>只显示批次{number}。</translation>
    </message>
    <message>
        <source>Export this batch…</source>
        <translation>导出此批次…</translation>
    </message>
    <message>
        <source>That receipt is not of this installation.</source>
        <translation>该收据不属于本机数据。</translation>
    </message>
    <message numerus="yes">
        <source>Promises for %Ln chosen donation(s)</source>
        <translation>
            <numerusform>所选%Ln笔捐赠的承诺收据</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln chosen receipt(s)</source>
        <translation>
            <numerusform>所选%Ln张收据</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All (%Ln)</source>
        <translation>
            <numerusform>全部（%Ln）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All that were not handed out yet (%Ln)</source>
        <translation>
            <numerusform>全部尚未发放的（%Ln）</numerusform>
        </translation>
    </message>
    <message>
        <source>Batch {number}</source>
        <translation>批次{number}</translation>
    </message>
    <message>
        <source>Making the receipt&apos;s code</source>
        <translation>正在生成收据二维码</translation>
    </message>
    <message>
        <source>Making the receipt&apos;s link</source>
        <translation>正在生成收据链接</translation>
    </message>
    <message>
        <source>Receipt no. {number}</source>
        <translation>收据第{number}号</translation>
    </message>
    <message>
        <source>Promise of a receipt</source>
        <translation>承诺收据</translation>
    </message>
    <message>
        <source>{what}, {amount} for “{fund}”</source>
        <translation>{what}，{amount}，项目“{fund}”</translation>
    </message>
    <message>
        <source>The promise&apos;s link is copied.</source>
        <translation>承诺收据的链接已复制。</translation>
    </message>
    <message>
        <source>The link of receipt no. {number} is copied. Whoever has it has the receipt.</source>
        <translation>收据第{number}号的链接已复制。持有链接即持有收据。</translation>
    </message>
    <message>
        <source>Noting what was handed out</source>
        <translation>正在记下发放情况</translation>
    </message>
    <message>
        <source>Copy the &amp;link</source>
        <translation>复制链接(&amp;L)</translation>
    </message>
    <message>
        <source>Pro&amp;mise a receipt…</source>
        <translation>出具承诺收据(&amp;M)…</translation>
    </message>
    <message>
        <source>Note as &amp;handed out</source>
        <translation>记为已发放(&amp;H)</translation>
    </message>
    <message>
        <source>Where the &amp;money went</source>
        <translation>善款去向(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Replace by a corrected one…</source>
        <translation>换开更正的收据(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Void the receipt…</source>
        <translation>作废收据(&amp;V)…</translation>
    </message>
    <message>
        <source>Show only batch {number}</source>
        <translation>只显示批次{number}</translation>
    </message>
    <message>
        <source>It has wrong data</source>
        <translation>内容有误</translation>
    </message>
    <message>
        <source>It was issued twice</source>
        <translation>重复开具</translation>
    </message>
    <message>
        <source>It was issued by mistake</source>
        <translation>误开</translation>
    </message>
    <message>
        <source>The money never arrived</source>
        <translation>款项始终没有到账</translation>
    </message>
    <message>
        <source>The donor asked for another one</source>
        <translation>捐赠人要求换开</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>其他原因</translation>
    </message>
    <message>
        <source>not named</source>
        <translation>未写明</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Receipt that stands in its place</source>
        <translation>替代它的收据</translation>
    </message>
    <message>
        <source>Its number, where there is another one.</source>
        <translation>如有替代收据，请填写其编号。</translation>
    </message>
    <message>
        <source>Void a receipt</source>
        <translation>作废收据</translation>
    </message>
    <message>
        <source>This cannot be undone: whoever checks the receipt is told for ever that it is void, and why. The money stays in the fund.</source>
        <translation>此操作无法撤销：今后任何人核验该收据，都会得知已作废及其原因。款项仍留在项目中。</translation>
    </message>
    <message>
        <source>Void receipt no. {number}</source>
        <translation>作废收据第{number}号</translation>
    </message>
    <message>
        <source>Write the number of another receipt.</source>
        <translation>请填写另一张收据的编号。</translation>
    </message>
    <message>
        <source>Receipt no. {number} is void from now on.</source>
        <translation>收据第{number}号从现在起作废。</translation>
    </message>
    <message>
        <source>Voiding a receipt</source>
        <translation>正在作废收据</translation>
    </message>
    <message>
        <source>The day of the donation is known</source>
        <translation>捐赠日期已知</translation>
    </message>
    <message>
        <source>Replace a receipt</source>
        <translation>换开收据</translation>
    </message>
    <message>
        <source>The amount cannot be changed here. Was it wrong? Then void this receipt; enter a donation for what is missing, or return what is too much.</source>
        <translation>金额不能在此更改。如果金额有误，请作废该收据；不足的另行录入捐赠，多出的予以退还。</translation>
    </message>
    <message>
        <source>This cannot be undone: the old receipt is void for ever, and whoever checks it is told the new number.</source>
        <translation>此操作无法撤销：旧收据永久作废，核验者会得知新编号。</translation>
    </message>
    <message>
        <source>Replace receipt no. {number}</source>
        <translation>换开收据第{number}号</translation>
    </message>
    <message>
        <source>Nothing is changed yet. Correct what was wrong.</source>
        <translation>还没有任何改动，请更正有误之处。</translation>
    </message>
    <message>
        <source>Replacing a receipt</source>
        <translation>正在换开收据</translation>
    </message>
    <message>
        <source>Receipt no. {new} stands in the place of no. {old}.</source>
        <translation>收据第{new}号替代第{old}号。</translation>
    </message>
    <message>
        <source>Print receipts</source>
        <translation>打印收据</translation>
    </message>
    <message>
        <source>Export receipts</source>
        <translation>导出收据</translation>
    </message>
    <message>
        <source>Which receipts</source>
        <translation>选择收据</translation>
    </message>
    <message>
        <source>&amp;Write the files</source>
        <translation>写入文件(&amp;W)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln receipt(s).</source>
        <translation>
            <numerusform>%Ln张收据。</numerusform>
        </translation>
    </message>
    <message>
        <source>{first} {second}</source>
        <translation>{first}{second}</translation>
    </message>
    <message>
        <source>Making the pages</source>
        <translation>正在生成页面</translation>
    </message>
    <message>
        <source>Writing receipts</source>
        <translation>正在写入收据</translation>
    </message>
    <message numerus="yes">
        <source>%Ln receipt(s) written to {folder}.</source>
        <translation>
            <numerusform>已将%Ln张收据写入{folder}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more file(s)</source>
        <translation>
            <numerusform>……另有%Ln个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>No typeface here has these characters; the paper shows their numbers: {characters}</source>
        <translation>这里的字体都没有这些字符，纸上会显示其编号：{characters}</translation>
    </message>
    <message>
        <source>&amp;Open the folder</source>
        <translation>打开文件夹(&amp;O)</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>正在打印</translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) sent to the printer.</source>
        <translation>
            <numerusform>已将%Ln页送往打印机。</numerusform>
        </translation>
    </message>
    <message>
        <source>This country&apos;s receipt needs it.</source>
        <translation>该国收据须有此项。</translation>
    </message>
    <message>
        <source>This country&apos;s receipt must show: {field}. Open it here.</source>
        <translation>该国收据须显示：{field}。请在此公开。</translation>
    </message>
    <message>
        <source>This country&apos;s receipt must carry this: {field}. The charity&apos;s profile does not have it yet.</source>
        <translation>该国收据须载明：{field}。机构资料中还没有。</translation>
    </message>
    <message>
        <source>Open the &amp;settings</source>
        <translation>打开设置(&amp;S)</translation>
    </message>
    <message>
        <source>Something is missing for this country: see above.</source>
        <translation>缺少该国要求的内容，见上方。</translation>
    </message>
    <message>
        <source>Handed out before: {count}; such receipts are marked as copies.</source>
        <translation>以前已发放：{count}张，会标为副本。</translation>
    </message>
    <message>
        <source>Marked as copies: {count}.</source>
        <translation>标为副本：{count}张。</translation>
    </message>
    <message numerus="yes">
        <source>This country asks for: {field}. %Ln receipt(s) cannot show it.</source>
        <translation>
            <numerusform>该国要求载明：{field}。有%Ln张收据无法显示。</numerusform>
        </translation>
    </message>
    <message>
        <source>{numbers} …</source>
        <translation>{numbers}…</translation>
    </message>
    <message>
        <source>{numbers}</source>
        <translation>{numbers}</translation>
    </message>
    <message>
        <source>Nothing was written. Numbers: {numbers}</source>
        <translation>没有写入任何内容。编号：{numbers}</translation>
    </message>
    <message>
        <source>&amp;Leave these out</source>
        <translation>略去这些(&amp;L)</translation>
    </message>
    <message>
        <source>Stopped. Files that were finished stay; the others were not written.</source>
        <translation>已停止。完成的文件保留，其余没有写入。</translation>
    </message>
    <message>
        <source>Stopped. Nothing more is printed.</source>
        <translation>已停止，不再打印。</translation>
    </message>
    <message>
        <source>The charity&apos;s name</source>
        <translation>机构名称</translation>
    </message>
    <message>
        <source>The charity&apos;s registration number</source>
        <translation>机构登记号</translation>
    </message>
    <message>
        <source>The charity&apos;s address</source>
        <translation>机构地址</translation>
    </message>
    <message>
        <source>The charity&apos;s town</source>
        <translation>机构所在地</translation>
    </message>
    <message>
        <source>The charity&apos;s web site</source>
        <translation>机构网站</translation>
    </message>
    <message>
        <source>A serial number (the donation must be on the ledger)</source>
        <translation>收据编号（捐赠须已入账）</translation>
    </message>
    <message>
        <source>General</source>
        <translation>通用</translation>
    </message>
    <message>
        <source>Canada</source>
        <translation>加拿大</translation>
    </message>
    <message>
        <source>China</source>
        <translation>中国</translation>
    </message>
    <message>
        <source>Germany</source>
        <translation>德国</translation>
    </message>
    <message>
        <source>France</source>
        <translation>法国</translation>
    </message>
    <message>
        <source>India</source>
        <translation>印度</translation>
    </message>
    <message>
        <source>United Kingdom</source>
        <translation>英国</translation>
    </message>
    <message>
        <source>United States</source>
        <translation>美国</translation>
    </message>
    <message>
        <source>Days until it must be on the ledger</source>
        <translation>须在多少天内入账</translation>
    </message>
    <message>
        <source>If it is not by then, the donor holds signed proof of that.</source>
        <translation>如果届时没有入账，捐赠人即持有签名证据。</translation>
    </message>
    <message>
        <source>PDF, a page to print</source>
        <translation>PDF，可打印的页面</translation>
    </message>
    <message>
        <source>Picture (PNG), for messages</source>
        <translation>图片（PNG），用于发消息</translation>
    </message>
    <message>
        <source>Drawing (SVG), for print shops</source>
        <translation>矢量图（SVG），用于印刷</translation>
    </message>
    <message>
        <source>Receipt file with proof (.almr)</source>
        <translation>含证明的收据文件（.almr）</translation>
    </message>
    <message>
        <source>PDF files</source>
        <translation>PDF 文件</translation>
    </message>
    <message>
        <source>One for each receipt</source>
        <translation>每张收据一个</translation>
    </message>
    <message>
        <source>All in one file</source>
        <translation>全部合成一个文件</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家或地区</translation>
    </message>
    <message>
        <source>What the paper must carry there. This is no legal advice.</source>
        <translation>纸质收据在当地须载明的内容。这不是法律意见。</translation>
    </message>
    <message>
        <source>Language of the paper</source>
        <translation>收据语言</translation>
    </message>
    <message>
        <source>What the receipt shows of the donor</source>
        <translation>收据显示捐赠人的哪些内容</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Only what is ticked</source>
        <translation>只显示勾选的</translation>
    </message>
    <message>
        <source>Nothing personal</source>
        <translation>不显示个人信息</translation>
    </message>
    <message>
        <source>What is closed nobody can read, and the receipt is worth as much.</source>
        <translation>未公开的内容无人能读，收据的效力不变。</translation>
    </message>
    <message>
        <source>The earlier ones never left the house</source>
        <translation>以前的收据没有发出去</translation>
    </message>
    <message>
        <source>Export the page for your web site</source>
        <translation>导出网站用的页面</translation>
    </message>
    <message>
        <source>&amp;Write the page</source>
        <translation>写出页面(&amp;W)</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>A new or empty one, or the one it was written to before: then only what changed is written.</source>
        <translation>新的或空的文件夹，或以前写过页面的文件夹：这样只写有变化的文件。</translation>
    </message>
    <message>
        <source>Nodes that the page asks</source>
        <translation>页面询问的节点</translation>
    </message>
    <message>
        <source>Also the charity&apos;s public &amp;face</source>
        <translation>同时导出机构的公开页面(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>选择(&amp;C)…</translation>
    </message>
    <message>
        <source>Choose the folder for the page</source>
        <translation>选择存放页面的文件夹</translation>
    </message>
    <message>
        <source>Where does the page go?</source>
        <translation>页面存放在哪里？</translation>
    </message>
    <message>
        <source>Writing the page for the web site</source>
        <translation>正在写出网站用的页面</translation>
    </message>
    <message>
        <source>Stopped. Every file that was written is whole; write into the same folder again to finish.</source>
        <translation>已停止。已写出的文件都是完整的；再次写入同一文件夹即可完成。</translation>
    </message>
    <message>
        <source>This is not the address of a node: {text}. Write https:// and its name, without a password.</source>
        <translation>这不是节点的地址：{text}。请写https://和它的名称，不带密码。</translation>
    </message>
    <message>
        <source>The page is written into {folder}</source>
        <translation>页面已写入{folder}</translation>
    </message>
    <message>
        <source>Fingerprint of the page</source>
        <translation>页面的摘要</translation>
    </message>
    <message>
        <source>What to do next</source>
        <translation>接下来请做</translation>
    </message>
    <message>
        <source>Folder for the receipts</source>
        <translation>收据的文件夹</translation>
    </message>
    <message>
        <source>Tick at least one kind of file.</source>
        <translation>请至少勾选一种文件。</translation>
    </message>
    <message>
        <source>As usual in that country</source>
        <translation>按当地惯例</translation>
    </message>
    <message>
        <source>Chinese and English</source>
        <translation>中文和英文</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>German</source>
        <translation>德文</translation>
    </message>
    <message>
        <source>French</source>
        <translation>法文</translation>
    </message>
    <message>
        <source>Picture of the receipt</source>
        <translation>收据图样</translation>
    </message>
    <message>
        <source>Show the &amp;receipt</source>
        <translation>显示收据(&amp;R)</translation>
    </message>
    <message>
        <source>Asks for the passphrase of the wallet that signs receipts</source>
        <translation>询问签署收据的钱包的口令</translation>
    </message>
    <message>
        <source>−</source>
        <translation>−</translation>
    </message>
    <message>
        <source>Smaller (Ctrl+−)</source>
        <translation>缩小（Ctrl+−）</translation>
    </message>
    <message>
        <source>+</source>
        <translation>+</translation>
    </message>
    <message>
        <source>Larger (Ctrl++)</source>
        <translation>放大（Ctrl++）</translation>
    </message>
    <message>
        <source>As it is printed</source>
        <translation>与打印效果相同</translation>
    </message>
    <message>
        <source>Drawing the receipt…</source>
        <translation>正在绘制收据……</translation>
    </message>
    <message>
        <source>To show the receipt, the wallet that signs receipts must be unlocked.</source>
        <translation>要显示收据，须解锁签署收据的钱包。</translation>
    </message>
    <message>
        <source>The printer does not take the pages.</source>
        <translation>打印机不接收页面。</translation>
    </message>
    <message>
        <source>Check that it is switched on, or choose another one.</source>
        <translation>请检查是否已开机，或选择另一台。</translation>
    </message>
    <message>
        <source>The printer stopped.</source>
        <translation>打印机停止了。</translation>
    </message>
    <message>
        <source>Not handed out yet</source>
        <translation>尚未发放</translation>
    </message>
    <message>
        <source>Not on the ledger yet</source>
        <translation>尚未入账</translation>
    </message>
    <message>
        <source>Replaced by no. {number}</source>
        <translation>由第{number}号替代</translation>
    </message>
    <message>
        <source>Promised until {day}</source>
        <translation>承诺期限至{day}</translation>
    </message>
    <message>
        <source>Being recorded</source>
        <translation>正在入账</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚未</translation>
    </message>
    <message>
        <source>Handed out</source>
        <translation>已发放</translation>
    </message>
    <message>
        <source>Issued on</source>
        <translation>开具日期</translation>
    </message>
    <message>
        <source>Write a number of days, such as 30.</source>
        <translation>请填写天数，例如30。</translation>
    </message>
    <message>
        <source>The wallet that signs receipts is locked.</source>
        <translation>签署收据的钱包已锁定。</translation>
    </message>
    <message>
        <source>My receipts</source>
        <translation>我的收据</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>追踪</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>核验</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>{fund} ({amount} available)</source>
        <translation>{fund}（可用{amount}）</translation>
    </message>
    <message>
        <source>“{payee}” is not on the list of this fund: an administrator must put it there first.</source>
        <translation>“{payee}”不在该项目的名单上，须先由管理员列入。</translation>
    </message>
    <message>
        <source>The fund holds {amount}: it can be asked for now and paid when enough has come in.</source>
        <translation>项目现有{amount}：可以现在申请，待收入足够后付款。</translation>
    </message>
    <message>
        <source>Only {amount} is left for administration in this fund: it could not be paid now.</source>
        <translation>该项目的管理费用只剩{amount}，现在不能付款。</translation>
    </message>
    <message>
        <source>That donation was given to another fund: choose that fund above.</source>
        <translation>该捐赠属于另一个项目，请在上方选择那个项目。</translation>
    </message>
    <message>
        <source>All of that donation is spent: nothing of it can be given back.</source>
        <translation>该捐赠已全部用出，没有可退还的部分。</translation>
    </message>
    <message>
        <source>Of {amount}, {left} is unspent and can be given back.</source>
        <translation>{amount}中有{left}尚未用出，可以退还。</translation>
    </message>
    <message>
        <source>This looks like a known payee and is another one. The difference is marked:</source>
        <translation>看起来像已登记的收款方，其实是另一个。不同之处已标出：</translation>
    </message>
    <message>
        <source>This looks like a known account and is another one. The difference is marked:</source>
        <translation>看起来像已登记的账户，其实是另一个。不同之处已标出：</translation>
    </message>
    <message>
        <source>Typed</source>
        <translation>输入的</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>已登记的</translation>
    </message>
    <message>
        <source>The known one belongs to {name}.</source>
        <translation>已登记的属于{name}。</translation>
    </message>
    <message>
        <source>I mean the known one</source>
        <translation>我指的是已登记的</translation>
    </message>
    <message>
        <source>Request a payment</source>
        <translation>申请拨付</translation>
    </message>
    <message>
        <source>Change request {number}</source>
        <translation>修改{number}号申请</translation>
    </message>
    <message>
        <source>Paid from the fund</source>
        <translation>付款项目</translation>
    </message>
    <message>
        <source>Who is paid</source>
        <translation>付给谁</translation>
    </message>
    <message>
        <source>The payee&apos;s account</source>
        <translation>收款方账户</translation>
    </message>
    <message>
        <source>Serial number of the donation to give back</source>
        <translation>要退还的捐赠的收据编号</translation>
    </message>
    <message>
        <source>The other charity&apos;s fund</source>
        <translation>对方机构的项目</translation>
    </message>
    <message>
        <source>CHAIN:ADDRESS:FUND</source>
        <translation>链:地址:项目</translation>
    </message>
    <message>
        <source>The other charity tells you: chain, address of its ledger, number of its fund, with colons.</source>
        <translation>由对方机构告知：链、其账本地址、其项目编号，用冒号隔开。</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Empty the form</source>
        <translation>清空表单</translation>
    </message>
    <message>
        <source>Request this payment</source>
        <translation>提交申请</translation>
    </message>
    <message>
        <source>Change the request</source>
        <translation>修改申请</translation>
    </message>
    <message>
        <source>Recording a request</source>
        <translation>正在登记申请</translation>
    </message>
    <message>
        <source>A serial number has digits only.</source>
        <translation>收据编号只有数字。</translation>
    </message>
    <message>
        <source>Evidence can be replaced, not left out: keep a file, or add another one.</source>
        <translation>佐证材料可以替换，不能去掉：请保留一份文件，或添加另一份。</translation>
    </message>
    <message>
        <source>Invoices can be replaced, not left out: keep one, or name another.</source>
        <translation>发票可以替换，不能去掉：请保留一张，或填写另一张。</translation>
    </message>
    <message>
        <source>Drop invoices, photos or delivery notes here</source>
        <translation>把发票、照片或送货单拖到这里</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Add files as evidence</source>
        <translation>添加佐证材料文件</translation>
    </message>
    <message>
        <source>“{file}” cannot be read: it is not there any more, or it is a folder.</source>
        <translation>“{file}”无法读取：已不存在，或是文件夹。</translation>
    </message>
    <message>
        <source>{name}, {size}</source>
        <translation>{name}，{size}</translation>
    </message>
    <message>
        <source>Take off: {file}</source>
        <translation>移出：{file}</translation>
    </message>
    <message>
        <source>An invoice is paid only once. Leave the amount empty where it is that of the request.</source>
        <translation>同一张发票只付一次。如果发票金额与申请相同，可不填金额。</translation>
    </message>
    <message>
        <source>Add an invoice</source>
        <translation>添加发票</translation>
    </message>
    <message>
        <source>An invoice needs issuer and number, both without a colon.</source>
        <translation>发票须有开票方和号码，都不能含冒号。</translation>
    </message>
    <message>
        <source>Invoice no. {number} of {issuer} was paid already, by disbursement no. {payment}.</source>
        <translation>{issuer}的发票{number}已由{payment}号拨付付过款。</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>开票方</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>{field} of invoice {n}</source>
        <translation>发票{n}的{field}</translation>
    </message>
    <message>
        <source>Name of the charity</source>
        <translation>机构名称</translation>
    </message>
    <message>
        <source>As it is registered. A new one is recorded on the ledger.</source>
        <translation>与登记名称一致。新名称会记入账本。</translation>
    </message>
    <message>
        <source>Domain of its web site</source>
        <translation>网站域名</translation>
    </message>
    <message>
        <source>For example charity.org; receipts lead there. A new one is recorded on the ledger.</source>
        <translation>例如 charity.org；收据链接到那里。新域名会记入账本。</translation>
    </message>
    <message>
        <source>Registration number</source>
        <translation>登记号</translation>
    </message>
    <message>
        <source>Postal address</source>
        <translation>通讯地址</translation>
    </message>
    <message>
        <source>Town where receipts are issued</source>
        <translation>收据开具地</translation>
    </message>
    <message>
        <source>The regulator&apos;s web site</source>
        <translation>监管部门网站</translation>
    </message>
    <message>
        <source>Save the profile</source>
        <translation>保存机构资料</translation>
    </message>
    <message>
        <source>Undo changes</source>
        <translation>撤销修改</translation>
    </message>
    <message>
        <source>The charity, as receipts name it</source>
        <translation>收据上的机构信息</translation>
    </message>
    <message>
        <source>Name and domain stand on the ledger; only an administrator&apos;s wallet changes them.</source>
        <translation>名称和域名在账本上，只有管理员的钱包可以更改。</translation>
    </message>
    <message>
        <source>Saving the profile</source>
        <translation>正在保存机构资料</translation>
    </message>
    <message>
        <source>The profile is saved. Receipts from now on carry it.</source>
        <translation>机构资料已保存，今后的收据会采用。</translation>
    </message>
    <message>
        <source>Only an administrator&apos;s wallet can record this; none is here.</source>
        <translation>只有管理员的钱包可以登记此项，而本机没有。</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>显示日志</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Everything of this installation is in its folder. Back it up on the page Ledger.</source>
        <translation>本机的全部数据都在其文件夹中。请在“账本”页备份。</translation>
    </message>
    <message>
        <source>This installation</source>
        <translation>本机数据</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>The log is empty: nothing has gone wrong.</source>
        <translation>日志为空：没有出过错。</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Almoner is free software: you may use, study, change and pass it on under the GNU Affero General Public License, version 3. It comes without any warranty. Below: the packages it is built on, and the licence.</source>
        <translation>Almoner 是自由软件：您可以按照 GNU Affero 通用公共许可证第3版使用、研究、修改和分发，不附带任何担保。以下是所用的软件包和许可证。</translation>
    </message>
    <message>
        <source>{about}

{packages}</source>
        <translation>{about}

{packages}</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>Another node&apos;s address</source>
        <translation>添加节点地址</translation>
    </message>
    <message>
        <source>It is asked whether it has this ledger before it is kept. More nodes make answers surer.</source>
        <translation>保存前会先询问它是否有此账本。节点越多，应答越可靠。</translation>
    </message>
    <message>
        <source>Ask and add</source>
        <translation>询问并添加</translation>
    </message>
    <message>
        <source>The first one also gets what is recorded; all of them are compared.</source>
        <translation>入账内容也发给第一个节点，各节点的应答都会比对。</translation>
    </message>
    <message>
        <source>Nodes of the network</source>
        <translation>网络节点</translation>
    </message>
    <message>
        <source>Ask first</source>
        <translation>设为首选</translation>
    </message>
    <message>
        <source>Ask first: {node}</source>
        <translation>设为首选：{node}</translation>
    </message>
    <message>
        <source>Remove: {node}</source>
        <translation>移除：{node}</translation>
    </message>
    <message>
        <source>Asking the node</source>
        <translation>正在询问节点</translation>
    </message>
    <message>
        <source>The node has this ledger and is asked from now on.</source>
        <translation>该节点有此账本，从现在起会询问它。</translation>
    </message>
    <message>
        <source>Removing a node</source>
        <translation>正在移除节点</translation>
    </message>
    <message>
        <source>Changing the order of nodes</source>
        <translation>正在更改节点顺序</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>与系统相同</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>What you are</source>
        <translation>您的身份</translation>
    </message>
    <message>
        <source>A charity: records, pays, hands out receipts</source>
        <translation>慈善机构：入账、付款、发放收据</translation>
    </message>
    <message>
        <source>A donor: keeps receipts and follows the money</source>
        <translation>捐赠人：保存收据，追踪善款</translation>
    </message>
    <message>
        <source>An auditor: checks, and may object</source>
        <translation>审计员：检查，可提出异议</translation>
    </message>
    <message>
        <source>Decides which pages there are. It can be changed at any time.</source>
        <translation>决定显示哪些页面，随时可以更改。</translation>
    </message>
    <message numerus="yes">
        <source>after %Ln minute(s) without input</source>
        <translation>
            <numerusform>无操作%Ln分钟后</numerusform>
        </translation>
    </message>
    <message>
        <source>only when you lock them</source>
        <translation>只在您锁定时</translation>
    </message>
    <message>
        <source>Lock the wallets</source>
        <translation>锁定钱包</translation>
    </message>
    <message>
        <source>This window</source>
        <translation>本窗口</translation>
    </message>
    <message>
        <source>Changing the pages</source>
        <translation>正在更改页面</translation>
    </message>
    <message>
        <source>What a receipt must carry differs from country to country.</source>
        <translation>各国收据须载明的内容不同。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Save the picture…</source>
        <translation>保存图片…</translation>
    </message>
    <message>
        <source>Tracing…</source>
        <translation>正在追踪……</translation>
    </message>
    <message>
        <source>Tracing</source>
        <translation>正在追踪</translation>
    </message>
    <message>
        <source>Show donation {serial}</source>
        <translation>显示捐赠{serial}</translation>
    </message>
    <message>
        <source>Where the donation went</source>
        <translation>捐赠的去向</translation>
    </message>
    <message>
        <source>What came in and went out</source>
        <translation>收入与支出</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>暂无。</translation>
    </message>
    <message>
        <source>Here you see where a donation went, and whose donations paid a disbursement, exactly.</source>
        <translation>在这里可以准确看到一笔捐赠用到了哪里，以及一笔拨付由谁的捐赠支付。</translation>
    </message>
    <message>
        <source>Type a number above and press Enter. Donors’ receipts can be dropped here: a picture, a PDF or a receipt file.</source>
        <translation>请在上方输入编号并按回车。也可以把捐赠人的收据拖到这里：图片、PDF 或收据文件。</translation>
    </message>
    <message>
        <source>Show the whole fund “{fund}”</source>
        <translation>显示整个项目“{fund}”</translation>
    </message>
    <message>
        <source>What to trace</source>
        <translation>追踪什么</translation>
    </message>
    <message>
        <source>Number, or the link of a receipt</source>
        <translation>编号，或收据链接</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>显示(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Receipt file…</source>
        <translation>收据文件(&amp;R)…</translation>
    </message>
    <message>
        <source>Trace the donation of a receipt: a picture, a PDF or a receipt file. You can also drop it here.</source>
        <translation>按收据追踪捐赠：图片、PDF 或收据文件，也可以拖到这里。</translation>
    </message>
    <message>
        <source>Donation with the serial number</source>
        <translation>按收据编号查捐赠</translation>
    </message>
    <message>
        <source>Disbursement with the number</source>
        <translation>按编号查拨付</translation>
    </message>
    <message>
        <source>The whole fund “{fund}”</source>
        <translation>整个项目“{fund}”</translation>
    </message>
    <message>
        <source>such as 12</source>
        <translation>例如12</translation>
    </message>
    <message>
        <source>Type the number as it stands on the receipt or in the list, such as 12.</source>
        <translation>请按收据或清单上的样子输入编号，例如12。</translation>
    </message>
    <message>
        <source>Trace the donation of a receipt</source>
        <translation>按收据追踪捐赠</translation>
    </message>
    <message>
        <source>Receipts (*.pdf *.png *.jpg *.jpeg *.webp *.svg *.almr)</source>
        <translation>收据 (*.pdf *.png *.jpg *.jpeg *.webp *.svg *.almr)</translation>
    </message>
    <message>
        <source>The receipt of this donation was replaced: donation {serial} stands for it now.</source>
        <translation>该捐赠的收据已换开，现由捐赠{serial}替代。</translation>
    </message>
    <message>
        <source>The receipt of this donation was voided. The money is followed here all the same.</source>
        <translation>该捐赠的收据已作废，这里仍追踪其善款。</translation>
    </message>
    <message>
        <source>{payee} ({disbursement})</source>
        <translation>{payee}（{disbursement}）</translation>
    </message>
    <message>
        <source>{amount} went to {payee}.</source>
        <translation>{amount}付给{payee}。</translation>
    </message>
    <message numerus="yes">
        <source>{amount} went to %Ln more disbursement(s).</source>
        <translation>
            <numerusform>{amount}用于另外%Ln笔拨付。</numerusform>
        </translation>
    </message>
    <message>
        <source>{amount} wait to be spent.</source>
        <translation>{amount}待用。</translation>
    </message>
    <message>
        <source>{name}: {amount} from the fund “{fund}”.</source>
        <translation>{name}：{amount}，来自项目“{fund}”。</translation>
    </message>
    <message>
        <source>It was paid to {payee}.</source>
        <translation>已付给{payee}。</translation>
    </message>
    <message numerus="yes">
        <source>It was paid from %Ln donation(s).</source>
        <translation>
            <numerusform>由%Ln笔捐赠支付。</numerusform>
        </translation>
    </message>
    <message>
        <source>Of {amount} it is not known here which donations they were: their list is not kept here.</source>
        <translation>其中{amount}来自哪些捐赠，本机不知：捐赠清单未保存在此。</translation>
    </message>
    <message>
        <source>{amount} went out.</source>
        <translation>支出{amount}。</translation>
    </message>
    <message>
        <source>Given back to the donor</source>
        <translation>已退还捐赠人</translation>
    </message>
    <message>
        <source>Passed on by disbursement {number} of the ledger {address}</source>
        <translation>由账本{address}的{number}号拨付转来</translation>
    </message>
    <message>
        <source>Not known here which</source>
        <translation>本机不知是哪些</translation>
    </message>
    <message>
        <source>Stands</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Came back from disbursements</source>
        <translation>从拨付退回</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between remarks</comment>
        <translation>；</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>去向</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>份额</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>News</source>
        <translation>动向</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>有动向</translation>
    </message>
    <message>
        <source>Donation</source>
        <translation>捐赠</translation>
    </message>
    <message>
        <source>Not looked at yet</source>
        <translation>尚未查看</translation>
    </message>
    <message>
        <source>This receipt is of a ledger on another network (chain {chain}). Ask the charity for the address of a node there; two unrelated ones are better.</source>
        <translation>此收据属于另一网络（链{chain}）上的账本。请向机构索取那里的节点地址，最好有两个互不相关的。</translation>
    </message>
    <message>
        <source>Addresses of nodes, one a line</source>
        <translation>节点地址，每行一个</translation>
    </message>
    <message>
        <source>Ask them</source>
        <translation>询问</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>收据</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Left over</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Where this donation went</source>
        <translation>该捐赠的去向</translation>
    </message>
    <message>
        <source>Where these donations went</source>
        <translation>这些捐赠的去向</translation>
    </message>
    <message>
        <source>Show the whole fund</source>
        <translation>显示整个项目</translation>
    </message>
    <message>
        <source>Show these donations in the list</source>
        <translation>在清单中显示这些捐赠</translation>
    </message>
    <message>
        <source>Open the disbursement</source>
        <translation>打开拨付</translation>
    </message>
    <message>
        <source>Open the fund</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <source>Disbursement {number} was not paid, or there is none with this number: no donation went into it.</source>
        <translation>{number}号拨付没有付款，或没有这个编号：没有捐赠用于它。</translation>
    </message>
    <message>
        <source>There is no donation with the serial number {number} in this ledger.</source>
        <translation>此账本没有收据编号为{number}的捐赠。</translation>
    </message>
    <message>
        <source>The list of donations with number {number} in it is not kept on this computer. Trace it by its receipt: drop it here.</source>
        <translation>包含{number}号的捐赠清单未保存在本机。请用收据追踪：把它拖到这里。</translation>
    </message>
    <message>
        <source>This receipt is a promise: its donation was not yet in the ledger. Use the receipt that was made out later.</source>
        <translation>这是一张承诺收据，当时捐赠尚未入账。请使用后来开具的收据。</translation>
    </message>
    <message>
        <source>This receipt belongs to a ledger on another network, which is not asked here.</source>
        <translation>该收据属于另一网络上的账本，此处不予询问。</translation>
    </message>
    <message>
        <source>Drop a receipt here</source>
        <translation>把收据拖到这里</translation>
    </message>
    <message>
        <source>A picture, a PDF or a receipt file (.almr). Several at once are fine. Or paste with Ctrl+V.</source>
        <translation>图片、PDF 或收据文件（.almr），可一次多份。也可以用 Ctrl+V 粘贴。</translation>
    </message>
    <message>
        <source>Addresses such as https://node.example, one a line. On a network two unrelated nodes must say the same; three are better. Of a ledger on this computer one is enough, and the sentence says so.</source>
        <translation>地址如 https://node.example，每行一个。网络上须有两个互不相关的节点说法一致，三个更好。本机账本一个即可，结论中会说明。</translation>
    </message>
    <message>
        <source>Ask nobody (offline)</source>
        <translation>不询问任何节点（离线）</translation>
    </message>
    <message>
        <source>Looking for receipts…</source>
        <translation>正在查找收据……</translation>
    </message>
    <message>
        <source>Looking for receipts</source>
        <translation>正在查找收据</translation>
    </message>
    <message>
        <source>Checking receipts</source>
        <translation>正在核验收据</translation>
    </message>
    <message numerus="yes">
        <source>Checking; %Ln receipt(s) left…</source>
        <translation>
            <numerusform>正在核验，还剩%Ln张收据……</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at the receipt…</source>
        <translation>正在查看收据……</translation>
    </message>
    <message>
        <source>Asking the ledger…</source>
        <translation>正在询问账本……</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>The receipt is kept; My receipts tells when its money moves.</source>
        <translation>收据已保存；善款有动向时，“我的收据”会告知。</translation>
    </message>
    <message>
        <source>Keeping the receipt</source>
        <translation>正在保存收据</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>The receipt&apos;s link or number</source>
        <translation>收据的链接或编号</translation>
    </message>
    <message>
        <source>&amp;Choose files…</source>
        <translation>选择文件(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>A link, a number, a picture (Ctrl+V)</source>
        <translation>链接、编号或图片（Ctrl+V）</translation>
    </message>
    <message>
        <source>From the &amp;screen</source>
        <translation>从屏幕(&amp;S)</translation>
    </message>
    <message>
        <source>Looks for receipts in everything that is on your screen</source>
        <translation>在您屏幕上显示的一切内容中查找收据</translation>
    </message>
    <message>
        <source>C&amp;amera</source>
        <translation>摄像头(&amp;A)</translation>
    </message>
    <message>
        <source>Hold the receipt&apos;s code before the camera</source>
        <translation>请把收据的二维码放在摄像头前</translation>
    </message>
    <message>
        <source>The clipboard is empty.</source>
        <translation>剪贴板是空的。</translation>
    </message>
    <message>
        <source>Choose receipts</source>
        <translation>选择收据</translation>
    </message>
    <message>
        <source>Receipts (*.pdf *.png *.jpg *.jpeg *.webp *.almr *.svg *.txt)</source>
        <translation>收据 (*.pdf *.png *.jpg *.jpeg *.webp *.almr *.svg *.txt)</translation>
    </message>
    <message>
        <source>No file was chosen.</source>
        <translation>没有选择文件。</translation>
    </message>
    <message>
        <source>Typed link</source>
        <translation>输入的链接</translation>
    </message>
    <message>
        <source>There is nothing in it that can be read here.</source>
        <translation>其中没有可读取的内容。</translation>
    </message>
    <message>
        <source>Copy a receipt&apos;s link or picture, or choose its file.</source>
        <translation>请复制收据的链接或图片，或选择其文件。</translation>
    </message>
    <message>
        <source>Receipts checked</source>
        <translation>已核验的收据</translation>
    </message>
    <message>
        <source>No receipt in it</source>
        <translation>其中没有收据</translation>
    </message>
    <message>
        <source>{verdict}: {count}</source>
        <translation>{verdict}：{count}</translation>
    </message>
    <message>
        <source>Unknown issuer</source>
        <translation>出具方不明</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Found in</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Following the money…</source>
        <translation>正在追踪善款……</translation>
    </message>
    <message>
        <source>This cannot be seen now: {reason}</source>
        <translation>现在无法查看：{reason}</translation>
    </message>
    <message>
        <source>Show the &amp;picture</source>
        <translation>显示去向图(&amp;P)</translation>
    </message>
    <message>
        <source>Nothing of it has been spent yet; it waits in the fund.</source>
        <translation>尚未用出，留在项目中。</translation>
    </message>
    <message numerus="yes">
        <source>{percent} of it went into %Ln payment(s); the rest waits in the fund.</source>
        <translation>
            <numerusform>其中{percent}用于%Ln笔拨付，其余留在项目中。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All of it went into %Ln payment(s).</source>
        <translation>
            <numerusform>全部用于%Ln笔拨付。</numerusform>
        </translation>
    </message>
    <message>
        <source>Given</source>
        <translation>捐赠额</translation>
    </message>
    <message>
        <source>not known here</source>
        <translation>本机不知</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>拨付</translation>
    </message>
    <message>
        <source>Payments this donation went into</source>
        <translation>此捐赠用于的拨付</translation>
    </message>
    <message>
        <source>Check &amp;again</source>
        <translation>重新核验(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Keep this receipt</source>
        <translation>保存此收据(&amp;K)</translation>
    </message>
    <message>
        <source>It is put to your own receipts, and you are told when its money moves</source>
        <translation>存入您自己的收据，善款有动向时会告知您</translation>
    </message>
    <message>
        <source>Issued by {charity}.</source>
        <translation>由{charity}开具。</translation>
    </message>
    <message>
        <source>This ledger is known here.</source>
        <translation>此账本已在本机登记。</translation>
    </message>
    <message>
        <source>The ledger {ledger} names the web address {domain}. Nobody known here confirms that: compare the ledger&apos;s address with the one on the charity&apos;s own site.</source>
        <translation>账本{ledger}写明的网址是{domain}。这里没有已知方确认：请与机构网站上公布的账本地址比对。</translation>
    </message>
    <message>
        <source>The receipt belongs to the ledger {ledger}. Ask the charity whether this is its ledger, or look on its own site.</source>
        <translation>此收据属于账本{ledger}。请向机构询问这是否为其账本，或到其网站查看。</translation>
    </message>
    <message>
        <source>Unknown issuer.</source>
        <translation>出具方不明。</translation>
    </message>
    <message>
        <source>What the receipt says</source>
        <translation>收据内容</translation>
    </message>
    <message>
        <source>number {number}</source>
        <translation>第{number}号</translation>
    </message>
    <message>
        <source>To be recorded by</source>
        <translation>入账期限</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>入账日期</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>副本</translation>
    </message>
    <message>
        <source>handed out again; the first one may still exist</source>
        <translation>再次发放；原件可能仍在</translation>
    </message>
    <message>
        <source>Donor and other fields</source>
        <translation>捐赠人及其他栏目</translation>
    </message>
    <message>
        <source>closed: not shown on this receipt</source>
        <translation>未公开：此收据不显示</translation>
    </message>
    <message>
        <source>How was this checked?</source>
        <translation>是怎样核验的？</translation>
    </message>
    <message>
        <source>{check}: {answer}</source>
        <translation>{check}：{answer}</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>签署人</translation>
    </message>
    <message>
        <source>{agreeing} of {asked} said the same; {needed} needed</source>
        <translation>询问{asked}个，{agreeing}个说法相同；需要{needed}个</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>This desktop does not let programs look at the screen.</source>
        <translation>此桌面不允许程序查看屏幕。</translation>
    </message>
    <message>
        <source>Take a screenshot with the key of your system and paste it here with Ctrl+V.</source>
        <translation>请用系统的截屏键截屏，再用 Ctrl+V 粘贴到这里。</translation>
    </message>
    <message>
        <source>Screen {name}</source>
        <translation>屏幕{name}</translation>
    </message>
    <message>
        <source>Picture from the clipboard</source>
        <translation>剪贴板中的图片</translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation>粘贴的文字</translation>
    </message>
    <message>
        <source>{file}, page {page}</source>
        <translation>{file}，第{page}页</translation>
    </message>
    <message>
        <source>{file}, no. {number}</source>
        <translation>{file}，第{number}张</translation>
    </message>
    <message>
        <source>This text is no receipt&apos;s link or number.</source>
        <translation>这段文字不是收据的链接或编号。</translation>
    </message>
    <message>
        <source>Paste the whole link: it has /v# in it and a long number after that.</source>
        <translation>请粘贴完整链接：其中有 /v#，后面是一长串数字。</translation>
    </message>
    <message>
        <source>This file cannot be read: {reason}.</source>
        <translation>此文件无法读取：{reason}。</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
    <message>
        <source>English (read everywhere)</source>
        <translation>英文（各处都能读）</translation>
    </message>
    <message>
        <source>Chinese, simplified</source>
        <translation>简体中文</translation>
    </message>
    <message>
        <source>Chinese, traditional</source>
        <translation>繁体中文</translation>
    </message>
    <message>
        <source>Czech</source>
        <translation>捷克文</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>意大利文</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>日文</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>韩文</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>西班牙文</translation>
    </message>
    <message>
        <source>How many words</source>
        <translation>词数</translation>
    </message>
    <message>
        <source>12 words (enough)</source>
        <translation>12个词（足够）</translation>
    </message>
    <message>
        <source>24 words</source>
        <translation>24个词</translation>
    </message>
    <message>
        <source>Language of the words</source>
        <translation>助记词语言</translation>
    </message>
    <message>
        <source>Show the words</source>
        <translation>显示助记词</translation>
    </message>
    <message>
        <source>Hide the words</source>
        <translation>隐藏助记词</translation>
    </message>
    <message>
        <source>{number}. {word}</source>
        <translation>{number}. {word}</translation>
    </message>
    <message>
        <source>Word number {number}</source>
        <translation>第{number}个词</translation>
    </message>
    <message>
        <source>This is not word number {number}. Look at your paper again.</source>
        <translation>这不是第{number}个词，请再看看您的纸。</translation>
    </message>
    <message>
        <source>What do you have?</source>
        <translation>您有什么？</translation>
    </message>
    <message>
        <source>A private key</source>
        <translation>私钥</translation>
    </message>
    <message>
        <source>A keystore file and its passphrase</source>
        <translation>密钥文件及其口令</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>私钥</translation>
    </message>
    <message>
        <source>64 digits and letters a to f</source>
        <translation>64位数字和字母a至f</translation>
    </message>
    <message>
        <source>No file is chosen yet.</source>
        <translation>还没有选择文件。</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose the keystore file</source>
        <translation>选择密钥文件</translation>
    </message>
    <message>
        <source>Choose the file first.</source>
        <translation>请先选择文件。</translation>
    </message>
    <message>
        <source>This passphrase does not open the file.</source>
        <translation>该口令打不开此文件。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln word(s)</source>
        <translation>
            <numerusform>%Ln个词</numerusform>
        </translation>
    </message>
    <message>
        <source>{number}.</source>
        <translation>{number}.</translation>
    </message>
    <message>
        <source>Type them one by one, or paste all of them into the first field. Small and capital letters do not matter.</source>
        <translation>请逐个输入，或把全部助记词粘贴到第一格，不区分大小写。</translation>
    </message>
    <message>
        <source>Word number {number} is missing.</source>
        <translation>缺少第{number}个词。</translation>
    </message>
    <message numerus="yes">
        <source>These are %Ln word(s); recovery words are 12, 15, 18, 21 or 24.</source>
        <translation>
            <numerusform>这里有%Ln个词；助记词应为12、15、18、21或24个。</numerusform>
        </translation>
    </message>
    <message>
        <source>Not on the list of words: number {numbers}.</source>
        <translation>不在词表中：第{numbers}个。</translation>
    </message>
    <message>
        <source>Sign this?</source>
        <translation>签署吗？</translation>
    </message>
    <message>
        <source>What will be signed</source>
        <translation>将要签署的内容</translation>
    </message>
    <message>
        <source>Scroll down to the end to sign.</source>
        <translation>请滚动到末尾再签署。</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>签署</translation>
    </message>
    <message>
        <source>{label}
{address}</source>
        <comment>a wallet and its address</comment>
        <translation>{label}
{address}</translation>
    </message>
    <message>
        <source>a new one</source>
        <translation>一个新账本</translation>
    </message>
    <message>
        <source>{ledger}
on chain {chain}</source>
        <translation>{ledger}
链{chain}</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>The account has</source>
        <translation>账户余额</translation>
    </message>
    <message>
        <source>not known here; only its hash is signed</source>
        <translation>原文本机不知，只签署其摘要</translation>
    </message>
    <message>
        <source>Number in the account&apos;s row</source>
        <translation>账户序号</translation>
    </message>
    <message>
        <source>Gas limit</source>
        <translation>燃料上限</translation>
    </message>
    <message>
        <source>Most for one unit of gas</source>
        <translation>每单位燃料最高费用</translation>
    </message>
    <message>
        <source>{number} wei</source>
        <translation>{number} wei</translation>
    </message>
    <message>
        <source>Bytes to be signed</source>
        <translation>待签署的字节</translation>
    </message>
    <message>
        <source>Coin that goes along</source>
        <translation>附带的币</translation>
    </message>
    <message>
        <source>The account has {balance}; this can cost up to {most}.</source>
        <translation>账户余额为{balance}，此次最多可能花费{most}。</translation>
    </message>
    <message>
        <source>Send it some of the chain&apos;s coin first, or signing will fail.</source>
        <translation>请先向其转入一些该链的币，否则签署会失败。</translation>
    </message>
    <message>
        <source>Stop: this does not go to this charity&apos;s ledger, but elsewhere: {places}, chain {chain}.</source>
        <translation>请停下：这不会进入本机构账本，而会进入别处：{places}，链{chain}。</translation>
    </message>
    <message>
        <source>Names of funds and payees are not known there. Sign only if you know why.</source>
        <translation>那里的项目和收款方名称本机不知。除非您清楚缘由，否则不要签署。</translation>
    </message>
    <message>
        <source>another chain</source>
        <translation>另一条链</translation>
    </message>
    <message numerus="yes">
        <source>All %Ln transaction(s), one by one</source>
        <translation>
            <numerusform>全部%Ln笔交易，逐笔显示</numerusform>
        </translation>
    </message>
    <message>
        <source>Part of this is not known on this computer: only its hash will be signed. Ask whoever asks you.</source>
        <translation>其中有些内容本机不知，只会签署其摘要。请向要求您签署的人问清楚。</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>技术信息</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <comment>a fact on one line</comment>
        <translation>{name}：{value}</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>交易</translation>
    </message>
    <message numerus="yes">
        <source>Record %Ln donation(s): {sums}.</source>
        <translation>
            <numerusform>将%Ln笔捐赠入账：{sums}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They go into the ledger in %Ln transaction(s).</source>
        <translation>
            <numerusform>分%Ln笔交易记入账本。</numerusform>
        </translation>
    </message>
    <message>
        <source>{first} {second}</source>
        <comment>two sentences</comment>
        <translation>{first}{second}</translation>
    </message>
    <message numerus="yes">
        <source>{kind}, %Ln time(s): {sums}.</source>
        <translation>
            <numerusform>{kind}，%Ln次：{sums}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{kind}, %Ln time(s).</source>
        <translation>
            <numerusform>{kind}，%Ln次。</numerusform>
        </translation>
    </message>
    <message>
        <source>{amount} in the fund “{fund}”</source>
        <translation>{amount}，项目“{fund}”</translation>
    </message>
    <message>
        <source>(not known here)</source>
        <translation>（本机不知）</translation>
    </message>
    <message>
        <source>the wallet “{label}”</source>
        <translation>钱包“{label}”</translation>
    </message>
    <message>
        <source>(nobody)</source>
        <translation>（无）</translation>
    </message>
    <message>
        <source>the account {address}</source>
        <translation>账户{address}</translation>
    </message>
    <message>
        <source>the fund “{fund}”</source>
        <translation>项目“{fund}”</translation>
    </message>
    <message>
        <source>the fund number {number}</source>
        <translation>项目{number}</translation>
    </message>
    <message>
        <source>(an amount that is not known here)</source>
        <translation>（本机不知的数额）</translation>
    </message>
    <message>
        <source>“{payee}”</source>
        <translation>“{payee}”</translation>
    </message>
    <message>
        <source>a payee whose name is not known here</source>
        <translation>名称本机不知的收款方</translation>
    </message>
    <message>
        <source>a purpose that is not known here</source>
        <translation>本机不知的用途</translation>
    </message>
    <message>
        <source>“{purpose}”</source>
        <translation>“{purpose}”</translation>
    </message>
    <message>
        <source>no stated purpose</source>
        <translation>未写明的用途</translation>
    </message>
    <message>
        <source>Nominate {who} as an administrator; it becomes one when it accepts.</source>
        <translation>提名{who}为管理员，对方接受后生效。</translation>
    </message>
    <message>
        <source>Give the role “{role}” to {who}.</source>
        <translation>授予{who}“{role}”角色。</translation>
    </message>
    <message>
        <source>Take the role “{role}” away from {who}.</source>
        <translation>撤销{who}的“{role}”角色。</translation>
    </message>
    <message>
        <source>Put {payee} on the list of payees of {fund}.</source>
        <translation>将{payee}列入{fund}的收款方名单。</translation>
    </message>
    <message>
        <source>Take {payee} off the list of payees of {fund}.</source>
        <translation>将{payee}移出{fund}的收款方名单。</translation>
    </message>
    <message numerus="yes">
        <source>Record %Ln donation(s), {money} in all, in {fund}, serial numbers {first_serial} to {last_serial}.</source>
        <translation>
            <numerusform>将%Ln笔捐赠记入{fund}，合计{money}，收据编号{first_serial}至{last_serial}。</numerusform>
        </translation>
    </message>
    <message>
        <source>Void the receipt number {serial}; {successor} stands in its place. Reason: {why}.</source>
        <translation>作废{serial}号收据，由{successor}号替代。原因：{why}。</translation>
    </message>
    <message>
        <source>Void the receipt number {serial}. Reason: {why}.</source>
        <translation>作废{serial}号收据。原因：{why}。</translation>
    </message>
    <message>
        <source>Make a new ledger for “{charity_name}” ({domain}). Its administrator is {admin}.</source>
        <translation>为“{charity_name}”（{domain}）新建账本，管理员为{admin}。</translation>
    </message>
    <message>
        <source>Record the charity&apos;s name “{charity_name}” and its domain {domain}.</source>
        <translation>登记机构名称“{charity_name}”和域名{domain}。</translation>
    </message>
    <message>
        <source>Accept to be an administrator of this ledger.</source>
        <translation>同意担任此账本的管理员。</translation>
    </message>
    <message>
        <source>Make the fund “{fund_name}”, counted in {unit}.</source>
        <translation>新建项目“{fund_name}”，以{unit}计。</translation>
    </message>
    <message>
        <source>Record {money} passed on by another charity, in {fund}, serial number {serial}.</source>
        <translation>在{fund}登记由其他机构转来的{money}，收据编号{serial}。</translation>
    </message>
    <message>
        <source>Give {money} to {fund}.</source>
        <translation>向{fund}捐赠{money}。</translation>
    </message>
    <message>
        <source>Replace the receipt number {serial} by the new number {new_serial}. Reason: {why}.</source>
        <translation>用新的{new_serial}号收据替代{serial}号收据。原因：{why}。</translation>
    </message>
    <message>
        <source>Let {spender} take {money} of this account&apos;s tokens.</source>
        <translation>允许{spender}取用此账户的代币{money}。</translation>
    </message>
    <message>
        <source>Send {money} of this account&apos;s tokens to {to}.</source>
        <translation>将此账户的代币{money}发送给{to}。</translation>
    </message>
    <message>
        <source>Send nothing to oneself, so that what waits behind it can go on.</source>
        <translation>向自己发送零额，使排在后面的得以继续。</translation>
    </message>
    <message>
        <source>Request payment {payment}: {money} from {fund} to {payee} for {purpose}.</source>
        <translation>申请{payment}号拨付：从{fund}付给{payee}{money}，用途：{purpose}。</translation>
    </message>
    <message>
        <source>Change the request {payment} to: {money} from {fund} to {payee} for {purpose}. Approvals so far are void.</source>
        <translation>将{payment}号申请改为：从{fund}付给{payee}{money}，用途：{purpose}。此前的批准作废。</translation>
    </message>
    <message>
        <source>Approve payment {payment}: {money} from {fund} to {payee} for {purpose}.</source>
        <translation>批准{payment}号拨付：从{fund}付给{payee}{money}，用途：{purpose}。</translation>
    </message>
    <message>
        <source>Reject the request {payment}: {money} to {payee}. Reason: {why}.</source>
        <translation>驳回{payment}号申请：付给{payee}{money}。原因：{why}。</translation>
    </message>
    <message>
        <source>Reject the request {payment}, whose content is not known here. Reason: {why}.</source>
        <translation>驳回{payment}号申请，其内容本机不知。原因：{why}。</translation>
    </message>
    <message>
        <source>Object to payment {payment}: {money} to {payee}. Reason: {why}.</source>
        <translation>对{payment}号拨付提出异议：付给{payee}{money}。原因：{why}。</translation>
    </message>
    <message>
        <source>Object to payment {payment}, whose content is not known here. Reason: {why}.</source>
        <translation>对{payment}号拨付提出异议，其内容本机不知。原因：{why}。</translation>
    </message>
    <message>
        <source>Record that payment {payment} was made: {money} from {fund} to {payee} for {purpose}.</source>
        <translation>登记{payment}号拨付已付款：从{fund}付给{payee}{money}，用途：{purpose}。</translation>
    </message>
    <message>
        <source>Record that {money} of the donation number {gift_serial} was given back (payment {payment}).</source>
        <translation>登记已退还{gift_serial}号收据捐赠中的{money}（{payment}号拨付）。</translation>
    </message>
    <message>
        <source>Record that {amount_returned} of payment {payment} to {payee} came back.</source>
        <translation>登记付给{payee}的{payment}号拨付退回{amount_returned}。</translation>
    </message>
    <message>
        <source>Confirm that payment {payment} to {payee} ({money}) has arrived.</source>
        <translation>确认付给{payee}的{payment}号拨付（{money}）已交付。</translation>
    </message>
    <message>
        <source>A ledger is there for ever once it is made.</source>
        <translation>账本一经建立，永久存在。</translation>
    </message>
    <message>
        <source>It can be changed again; the old name and domain stay visible in the ledger.</source>
        <translation>可以再次更改；旧名称和旧域名在账本中仍可看到。</translation>
    </message>
    <message>
        <source>A role can be taken away again; that it was given stays visible in the ledger.</source>
        <translation>角色可以再撤销；曾经授予的事实在账本中仍可看到。</translation>
    </message>
    <message>
        <source>The role can be given again; that it was taken stays visible in the ledger.</source>
        <translation>角色可以再授予；曾经撤销的事实在账本中仍可看到。</translation>
    </message>
    <message>
        <source>Another administrator can take it away again.</source>
        <translation>其他管理员可以再撤销。</translation>
    </message>
    <message>
        <source>This cannot be undone: a fund&apos;s rules are fixed for ever.</source>
        <translation>此操作无法撤销：项目的规则永久固定。</translation>
    </message>
    <message>
        <source>The list can be changed again.</source>
        <translation>名单可以再更改。</translation>
    </message>
    <message>
        <source>This cannot be undone: recorded donations stay. A wrong receipt can only be voided or replaced.</source>
        <translation>此操作无法撤销：已入账的捐赠会保留。有误的收据只能作废或换开。</translation>
    </message>
    <message>
        <source>This cannot be undone: the donation stays recorded.</source>
        <translation>此操作无法撤销：捐赠保持入账。</translation>
    </message>
    <message>
        <source>This cannot be undone: what is given belongs to the fund.</source>
        <translation>此操作无法撤销：捐出的归项目所有。</translation>
    </message>
    <message>
        <source>This cannot be undone: a void receipt never becomes valid again.</source>
        <translation>此操作无法撤销：作废的收据不能恢复有效。</translation>
    </message>
    <message>
        <source>This cannot be undone: the old receipt never becomes valid again.</source>
        <translation>此操作无法撤销：旧收据不能恢复有效。</translation>
    </message>
    <message>
        <source>It can be changed until it is paid; that it was asked for stays visible in the ledger.</source>
        <translation>付款之前可以修改；提出过申请的事实在账本中仍可看到。</translation>
    </message>
    <message>
        <source>Earlier approvals are lost; everybody who approved has to look again.</source>
        <translation>此前的批准失效，批准过的人都须重新查看。</translation>
    </message>
    <message>
        <source>This cannot be undone: an approval stays, unless the request is changed.</source>
        <translation>此操作无法撤销：除非申请被修改，批准一直有效。</translation>
    </message>
    <message>
        <source>This cannot be undone: the payment is stopped until the request is changed and approved anew.</source>
        <translation>此操作无法撤销：在申请修改并重新批准之前，停止付款。</translation>
    </message>
    <message>
        <source>This cannot be undone: money that comes back is recorded as a return.</source>
        <translation>此操作无法撤销：日后如有款项退回，另行登记。</translation>
    </message>
    <message>
        <source>This cannot be undone: what was given back is gone from the fund.</source>
        <translation>此操作无法撤销：退还的部分从项目中减去。</translation>
    </message>
    <message>
        <source>This cannot be undone: the money counts as being there again.</source>
        <translation>此操作无法撤销：该款项重新计入项目。</translation>
    </message>
    <message>
        <source>This cannot be undone: the delivery stays confirmed.</source>
        <translation>此操作无法撤销：交付确认会保留。</translation>
    </message>
    <message>
        <source>It holds until the tokens are taken or the permission is changed.</source>
        <translation>在代币被取走或许可更改之前一直有效。</translation>
    </message>
    <message>
        <source>This cannot be undone: the tokens are gone.</source>
        <translation>此操作无法撤销：代币一经发出无法收回。</translation>
    </message>
    <message>
        <source>It does nothing else.</source>
        <translation>没有其他作用。</translation>
    </message>
    <message>
        <source>Nothing on this ledger</source>
        <translation>在此账本上不收费</translation>
    </message>
    <message>
        <source>About {estimate}, at most {most}</source>
        <translation>约{estimate}，最多{most}</translation>
    </message>
    <message>
        <source>Make a ledger</source>
        <translation>新建账本</translation>
    </message>
    <message>
        <source>Change the charity&apos;s name or domain</source>
        <translation>更改机构名称或域名</translation>
    </message>
    <message>
        <source>Take a role away</source>
        <translation>撤销角色</translation>
    </message>
    <message>
        <source>Become administrator</source>
        <translation>接任管理员</translation>
    </message>
    <message>
        <source>Change a fund&apos;s list of payees</source>
        <translation>更改项目收款方名单</translation>
    </message>
    <message>
        <source>Record donations</source>
        <translation>捐赠入账</translation>
    </message>
    <message>
        <source>Record money passed on by another charity</source>
        <translation>登记其他机构转来的善款</translation>
    </message>
    <message>
        <source>Give to a fund</source>
        <translation>向项目捐赠</translation>
    </message>
    <message>
        <source>Change a request</source>
        <translation>修改申请</translation>
    </message>
    <message>
        <source>Approve a payment</source>
        <translation>批准拨付</translation>
    </message>
    <message>
        <source>Reject a request</source>
        <translation>驳回申请</translation>
    </message>
    <message>
        <source>Object to a payment</source>
        <translation>对拨付提出异议</translation>
    </message>
    <message>
        <source>Record a payment</source>
        <translation>登记付款</translation>
    </message>
    <message>
        <source>Give a donation back</source>
        <translation>退还捐赠</translation>
    </message>
    <message>
        <source>Record money that came back</source>
        <translation>登记退回款项</translation>
    </message>
    <message>
        <source>Confirm a delivery</source>
        <translation>确认交付</translation>
    </message>
    <message>
        <source>Let an account take tokens</source>
        <translation>允许账户取用代币</translation>
    </message>
    <message>
        <source>Send tokens</source>
        <translation>发送代币</translation>
    </message>
    <message>
        <source>Clear the way for what waits</source>
        <translation>疏通排队的交易</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>The administrator&apos;s wallet</source>
        <translation>管理员的钱包</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>域名</translation>
    </message>
    <message>
        <source>The account&apos;s wallet</source>
        <translation>账户的钱包</translation>
    </message>
    <message>
        <source>Fund number</source>
        <translation>项目编号</translation>
    </message>
    <message>
        <source>Account that may take them</source>
        <translation>可取用的账户</translation>
    </message>
    <message>
        <source>The wallet that may take them</source>
        <translation>可取用的钱包</translation>
    </message>
    <message>
        <source>To the account</source>
        <translation>转入账户</translation>
    </message>
    <message>
        <source>To the wallet</source>
        <translation>转入钱包</translation>
    </message>
    <message>
        <source>Waiting time for amounts above</source>
        <translation>超过此额的等待期</translation>
    </message>
    <message>
        <source>Amount, in smallest units</source>
        <translation>数额（最小单位）</translation>
    </message>
    <message>
        <source>Amount of the donation</source>
        <translation>捐赠金额</translation>
    </message>
    <message>
        <source>First serial number</source>
        <translation>起始收据编号</translation>
    </message>
    <message>
        <source>Last serial number</source>
        <translation>末尾收据编号</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>收据编号</translation>
    </message>
    <message>
        <source>New serial number</source>
        <translation>新收据编号</translation>
    </message>
    <message>
        <source>Serial number of the successor</source>
        <translation>替代收据的编号</translation>
    </message>
    <message>
        <source>Comes from chain</source>
        <translation>来自链</translation>
    </message>
    <message>
        <source>Comes from ledger</source>
        <translation>来自账本</translation>
    </message>
    <message>
        <source>Comes from payment</source>
        <translation>来自拨付</translation>
    </message>
    <message>
        <source>Payee&apos;s wallet</source>
        <translation>收款方的钱包</translation>
    </message>
    <message>
        <source>Serial number of the donation</source>
        <translation>捐赠的收据编号</translation>
    </message>
    <message>
        <source>Requested by the wallet</source>
        <translation>申请人的钱包</translation>
    </message>
    <message>
        <source>Signed by the payee</source>
        <translation>由收款方签署</translation>
    </message>
    <message>
        <source>Hash of the charity&apos;s name</source>
        <translation>机构名称摘要</translation>
    </message>
    <message>
        <source>Root over the donations</source>
        <translation>捐赠树的根</translation>
    </message>
    <message>
        <source>Hash of the list of donations</source>
        <translation>捐赠清单摘要</translation>
    </message>
    <message>
        <source>Commitment to the donor&apos;s data</source>
        <translation>捐赠人信息的承诺值</translation>
    </message>
    <message>
        <source>Commitment to the corrected data</source>
        <translation>更正后信息的承诺值</translation>
    </message>
    <message>
        <source>Ledger entry of the batch</source>
        <translation>批次的账本记录</translation>
    </message>
    <message>
        <source>Steps of the proof</source>
        <translation>证明的步骤</translation>
    </message>
    <message>
        <source>Hash of the payee</source>
        <translation>收款方摘要</translation>
    </message>
    <message>
        <source>Hash of the purpose</source>
        <translation>用途摘要</translation>
    </message>
    <message>
        <source>Hash of the evidence</source>
        <translation>佐证材料摘要</translation>
    </message>
    <message>
        <source>Fingerprint of the invoice</source>
        <translation>发票摘要</translation>
    </message>
    <message>
        <source>What it is about, as bytes</source>
        <translation>所涉对象（字节）</translation>
    </message>
    <message>
        <source>Hash of the whole request</source>
        <translation>整份申请的摘要</translation>
    </message>
    <message>
        <source>Hash of the bank reference</source>
        <translation>银行流水号摘要</translation>
    </message>
    <message>
        <source>Hash of the reason</source>
        <translation>原因摘要</translation>
    </message>
    <message>
        <source>Hash of the note</source>
        <translation>备注摘要</translation>
    </message>
    <message>
        <source>wrong data on it</source>
        <translation>内容有误</translation>
    </message>
    <message>
        <source>recorded twice</source>
        <translation>重复入账</translation>
    </message>
    <message>
        <source>issued in error</source>
        <translation>误开</translation>
    </message>
    <message>
        <source>the money never arrived</source>
        <translation>款项始终没有到账</translation>
    </message>
    <message>
        <source>replaced at the donor&apos;s wish</source>
        <translation>应捐赠人要求换开</translation>
    </message>
    <message>
        <source>another reason</source>
        <translation>其他原因</translation>
    </message>
    <message>
        <source>a currency</source>
        <translation>货币</translation>
    </message>
    <message>
        <source>a token of the chain</source>
        <translation>链上代币</translation>
    </message>
    <message>
        <source>goods, by the piece</source>
        <translation>实物，按件计</translation>
    </message>
    <message>
        <source>{number} (of what is not known here)</source>
        <translation>{number}（单位本机不知）</translation>
    </message>
    <message>
        <source>unknown ({number})</source>
        <translation>不明（{number}）</translation>
    </message>
    <message>
        <source>above {amount}: {approvals}</source>
        <translation>超过{amount}：{approvals}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s)</source>
        <translation>
            <numerusform>%Ln秒</numerusform>
        </translation>
    </message>
    <message>
        <source>{number} of the chain&apos;s coin</source>
        <translation>该链的币{number}</translation>
    </message>
    <message>
        <source>{one}; {other}</source>
        <translation>{one}；{other}</translation>
    </message>
    <message>
        <source>{one}, {other}</source>
        <translation>{one}、{other}</translation>
    </message>
    <message>
        <source>{one} or {other}</source>
        <translation>{one}或{other}</translation>
    </message>
    <message>
        <source>Copy selected rows</source>
        <translation>复制所选行</translation>
    </message>
    <message>
        <source>Export to CSV or XLSX…</source>
        <translation>导出为 CSV 或 XLSX…</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Export the table</source>
        <translation>导出表格</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Text with commas (*.csv)</source>
        <translation>逗号分隔文本 (*.csv)</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search in: {table}</source>
        <translation>搜索：{table}</translation>
    </message>
    <message>
        <source>Columns, copy, export</source>
        <translation>列、复制、导出</translation>
    </message>
    <message>
        <source>Columns, copy, export of: {table}</source>
        <translation>列、复制、导出：{table}</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在搜索……</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln行</numerusform>
        </translation>
    </message>
    <message>
        <source>These are too many rows for the clipboard.</source>
        <translation>行数过多，剪贴板容纳不下。</translation>
    </message>
    <message>
        <source>Export them to a file.</source>
        <translation>请导出到文件。</translation>
    </message>
    <message>
        <source>Copying rows</source>
        <translation>正在复制各行</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) written to {file}</source>
        <translation>
            <numerusform>已将%Ln行写入{file}</numerusform>
        </translation>
    </message>
    <message>
        <source>Exporting the table</source>
        <translation>正在导出表格</translation>
    </message>
    <message>
        <source>it contradicts itself.</source>
        <translation>自相矛盾。</translation>
    </message>
    <message>
        <source>Not genuine: {reason}</source>
        <translation>不真实：{reason}</translation>
    </message>
    <message>
        <source>too little is known.</source>
        <translation>所知太少。</translation>
    </message>
    <message>
        <source>Could not be checked: {reason}</source>
        <translation>无法核验：{reason}</translation>
    </message>
    <message>
        <source>Receipt no. {number} stands in its place.</source>
        <translation>由第{number}号收据替代。</translation>
    </message>
    <message>
        <source>This is a copy handed out later.</source>
        <translation>这是后来发放的副本。</translation>
    </message>
    <message>
        <source>Who keeps this ledger is not known here: make sure that it is the charity the donation was made to.</source>
        <translation>这里不知道此账本由谁保管，请确认它属于受赠机构。</translation>
    </message>
    <message>
        <source>It was checked only against a ledger on this computer, which convinces nobody else.</source>
        <translation>仅与本机上的账本核对，无法取信于他人。</translation>
    </message>
    <message>
        <source>The document is whole</source>
        <translation>文件完整</translation>
    </message>
    <message>
        <source>The fields belong to it</source>
        <translation>各栏目属于此收据</translation>
    </message>
    <message>
        <source>It is signed</source>
        <translation>已签名</translation>
    </message>
    <message>
        <source>Its place in the batch</source>
        <translation>在批次中的位置</translation>
    </message>
    <message>
        <source>The proof inside it</source>
        <translation>其中的证明</translation>
    </message>
    <message>
        <source>The ledger answers</source>
        <translation>账本有应答</translation>
    </message>
    <message>
        <source>The signer was allowed to sign</source>
        <translation>签署人有权签署</translation>
    </message>
    <message>
        <source>The ledger has the donation</source>
        <translation>账本上有此捐赠</translation>
    </message>
    <message>
        <source>Enough nodes say the same</source>
        <translation>有足够节点说法一致</translation>
    </message>
    <message>
        <source>It was not cancelled</source>
        <translation>没有被作废</translation>
    </message>
    <message>
        <source>Whose ledger it is</source>
        <translation>账本归谁</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>this was not asked, because an earlier check failed or nobody answered.</source>
        <translation>没有询问此项，因为前面的检查未通过，或没有人应答。</translation>
    </message>
    <message>
        <source>Not a digit of it was changed, and it is written in its one form.</source>
        <translation>一个数字都没有改动，且是唯一的正规写法。</translation>
    </message>
    <message>
        <source>One fingerprint binds all its fields, also those that are closed.</source>
        <translation>一个摘要绑定全部栏目，包括未公开的栏目。</translation>
    </message>
    <message>
        <source>An account signed it, and nothing was changed after that.</source>
        <translation>由账户签署，此后没有任何改动。</translation>
    </message>
    <message>
        <source>From this donation a chain of fingerprints leads to the whole batch.</source>
        <translation>从这笔捐赠起，一连串摘要通向整个批次。</translation>
    </message>
    <message>
        <source>The proof holds together from the donation to the block it names.</source>
        <translation>从捐赠到所列区块，证明前后一致。</translation>
    </message>
    <message>
        <source>The ledger that the receipt names was reached.</source>
        <translation>已连接到收据所列的账本。</translation>
    </message>
    <message>
        <source>Whoever signed it may sign receipts for this ledger.</source>
        <translation>签署人有权为此账本签署收据。</translation>
    </message>
    <message>
        <source>The batch on the ledger holds exactly this donation.</source>
        <translation>账本上的批次正含有这笔捐赠。</translation>
    </message>
    <message numerus="yes">
        <source>This was said alike by %Ln node(s).</source>
        <translation>
            <numerusform>有%Ln个节点说法一致。</numerusform>
        </translation>
    </message>
    <message>
        <source>The ledger has no note that cancels it.</source>
        <translation>账本上没有作废它的记录。</translation>
    </message>
    <message>
        <source>This ledger is known here as that of {charity}.</source>
        <translation>此账本在本机登记为{charity}的账本。</translation>
    </message>
    <message>
        <source>this is no receipt of this kind.</source>
        <translation>这不是此类收据。</translation>
    </message>
    <message>
        <source>its check number does not fit, so it was changed, mistyped or damaged. Scan or copy it again from the original.</source>
        <translation>校验码不符，因此已被改动、输错或损坏。请按原件重新扫描或复制。</translation>
    </message>
    <message>
        <source>it was rewritten in another form than the one every receipt has.</source>
        <translation>它被改写成了与正规收据不同的形式。</translation>
    </message>
    <message>
        <source>it was written by a newer program. Check it with the newest version.</source>
        <translation>它由更新的程序写成。请用最新版本核验。</translation>
    </message>
    <message>
        <source>it is longer than a receipt can be.</source>
        <translation>它超过了收据可能的长度。</translation>
    </message>
    <message>
        <source>one of its fields is written in a way no receipt can have.</source>
        <translation>有一个栏目的写法不可能出现在收据上。</translation>
    </message>
    <message>
        <source>its signature was not made by anyone.</source>
        <translation>它的签名不是任何人签的。</translation>
    </message>
    <message>
        <source>its place in the batch is impossible.</source>
        <translation>它在批次中的位置不可能存在。</translation>
    </message>
    <message>
        <source>the proof inside it does not hold together.</source>
        <translation>其中的证明不成立。</translation>
    </message>
    <message>
        <source>whoever signed it was not allowed to sign receipts for this ledger.</source>
        <translation>签署人无权为此账本签署收据。</translation>
    </message>
    <message>
        <source>the signer&apos;s permission is recorded, but not yet final. Try again in some minutes.</source>
        <translation>签署人的权限已入账，但尚未最终确认。请几分钟后再试。</translation>
    </message>
    <message>
        <source>the ledger has no such record.</source>
        <translation>账本上没有这样的记录。</translation>
    </message>
    <message>
        <source>the ledger&apos;s record says something else.</source>
        <translation>账本上的记录与之不同。</translation>
    </message>
    <message>
        <source>it is recorded, but not yet final. Try again in some minutes.</source>
        <translation>已入账，但尚未最终确认。请几分钟后再试。</translation>
    </message>
    <message>
        <source>the node that was asked lags behind. Try again later or ask another node.</source>
        <translation>所询问的节点落后了。请稍后再试，或询问另一个节点。</translation>
    </message>
    <message>
        <source>the node that was asked does not show the whole record. Ask another node.</source>
        <translation>所询问的节点没有给出完整记录。请询问另一个节点。</translation>
    </message>
    <message>
        <source>no ledger was asked.</source>
        <translation>没有询问任何账本。</translation>
    </message>
    <message>
        <source>no node of its ledger could be reached. Try again later or ask another node.</source>
        <translation>连接不到其账本的任何节点。请稍后再试，或询问另一个节点。</translation>
    </message>
    <message>
        <source>the node that was asked belongs to another network. Ask a node of the charity&apos;s network.</source>
        <translation>所询问的节点属于另一网络。请询问该机构网络的节点。</translation>
    </message>
    <message>
        <source>the node that was asked has no ledger under this address.</source>
        <translation>所询问的节点在此地址没有账本。</translation>
    </message>
    <message>
        <source>under its ledger&apos;s address there is something else.</source>
        <translation>在其账本地址处是别的内容。</translation>
    </message>
    <message>
        <source>the node that was asked gave an answer that cannot be relied on. Ask another node.</source>
        <translation>所询问节点的应答不可信赖。请询问另一个节点。</translation>
    </message>
    <message>
        <source>the nodes that were asked contradict each other.</source>
        <translation>所询问的节点互相矛盾。</translation>
    </message>
    <message>
        <source>too few nodes answered.</source>
        <translation>应答的节点过少。</translation>
    </message>
    <message>
        <source>the ledger has a later note that cancels this receipt.</source>
        <translation>账本上有后来的记录作废此收据。</translation>
    </message>
    <message>
        <source>the ledger has a later note: another receipt stands in its place.</source>
        <translation>账本上有后来的记录：由另一张收据替代。</translation>
    </message>
    <message>
        <source>nobody known here vouches for this ledger.</source>
        <translation>这里没有已知方为此账本担保。</translation>
    </message>
    <message>
        <source>it had wrong data</source>
        <translation>内容有误</translation>
    </message>
    <message>
        <source>it was issued twice</source>
        <translation>重复开具</translation>
    </message>
    <message>
        <source>it was issued by mistake</source>
        <translation>误开</translation>
    </message>
    <message>
        <source>the donor asked for another one</source>
        <translation>捐赠人要求换开</translation>
    </message>
    <message>
        <source>for another reason</source>
        <translation>其他原因</translation>
    </message>
    <message>
        <source>an unknown day</source>
        <translation>日期不明</translation>
    </message>
    <message>
        <source>an impossible day</source>
        <translation>不可能的日期</translation>
    </message>
    <message>
        <source>This says nothing against the receipt: it is undamaged and signed.</source>
        <translation>这并不说明收据有问题：它完好且已签名。</translation>
    </message>
    <message>
        <source>The proof inside it is consistent, as of {day}; whether that block was ever part of the ledger, only a node can tell.</source>
        <translation>其中的证明前后一致，截至{day}；该区块是否确属账本，只有节点才能确定。</translation>
    </message>
    <message>
        <source>By then it had been cancelled.</source>
        <translation>当时它已被作废。</translation>
    </message>
    <message>
        <source>Valid: the donation of {amount} for “{fund}” is on the ledger of {charity} as no. {number}, recorded on {day}.</source>
        <translation>有效：捐给“{fund}”的{amount}已记入{charity}的账本，编号{number}，入账日期{day}。</translation>
    </message>
    <message>
        <source>Valid: the donation of {amount} for “{fund}” is on the ledger as no. {number}, recorded on {day}.</source>
        <translation>有效：捐给“{fund}”的{amount}已记入账本，编号{number}，入账日期{day}。</translation>
    </message>
    <message>
        <source>No longer valid.</source>
        <translation>不再有效。</translation>
    </message>
    <message>
        <source>No longer valid: receipt no. {number} for {amount} was cancelled on {day} ({reason}).</source>
        <translation>不再有效：第{number}号收据（{amount}）已于{day}作废（{reason}）。</translation>
    </message>
    <message>
        <source>Promised: a donation of {amount} for “{fund}” was confirmed on {day}. It is not on the ledger yet.</source>
        <translation>承诺：{day}已确认收到捐给“{fund}”的{amount}，尚未入账。</translation>
    </message>
    <message numerus="yes">
        <source>The recorded receipt was due on {day}, %Ln day(s) ago: ask the charity for it.</source>
        <translation>
            <numerusform>入账收据应于{day}开具，已逾期%Ln天，请向机构索取。</numerusform>
        </translation>
    </message>
    <message>
        <source>The recorded receipt is due by {day}.</source>
        <translation>入账收据应于{day}前开具。</translation>
    </message>
    <message>
        <source>&amp;Almoner</source>
        <translation>&amp;Almoner</translation>
    </message>
    <message>
        <source>&amp;Lock wallets</source>
        <translation>锁定钱包(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation>设置(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>前往(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>刷新(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Almoner</source>
        <translation>关于 Almoner(&amp;A)</translation>
    </message>
    <message>
        <source>Search in a table</source>
        <translation>在表格中搜索</translation>
    </message>
    <message>
        <source>Next field, last field: do it</source>
        <translation>下一栏；最后一栏则执行</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Almoner {version}

Free software for public welfare, under the GNU Affero General Public License, version 3.

The officer who hands out alms and accounts for them.</source>
        <translation>Almoner {version}

公益自由软件，采用 GNU Affero 通用公共许可证第3版。

Almoner 意为“施赈官”：发放善款并为之记账的人。</translation>
    </message>
    <message>
        <source>About Almoner</source>
        <translation>关于 Almoner</translation>
    </message>
    <message>
        <source>Work is under way</source>
        <translation>有工作正在进行</translation>
    </message>
    <message>
        <source>Something is being recorded. If you close now it stops at its next step; what is on the ledger stays.</source>
        <translation>正在入账。如果现在关闭，会在下一步停止；已记入账本的保留。</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>停止并关闭</translation>
    </message>
    <message>
        <source>About the charity</source>
        <translation>机构信息</translation>
    </message>
    <message>
        <source>This stands on every receipt. Only the name is needed now; all of it can be changed later.</source>
        <translation>这些内容会印在每张收据上。现在只需填写名称，其余以后都可以更改。</translation>
    </message>
    <message>
        <source>As it is registered.</source>
        <translation>与登记名称一致。</translation>
    </message>
    <message>
        <source>For example charity.org. Links on receipts begin with it. If it is left empty, {example} is used, which is only an example: nobody finds anything there.</source>
        <translation>例如 charity.org。收据上的链接以它开头。如果留空，则使用{example}，这只是示例，不能打开。</translation>
    </message>
    <message>
        <source>Web site of the regulator</source>
        <translation>监管部门网站</translation>
    </message>
    <message>
        <source>Where a donor can look the charity up.</source>
        <translation>捐赠人可以在那里查询机构。</translation>
    </message>
    <message>
        <source>Place of issue</source>
        <translation>开具地</translation>
    </message>
    <message>
        <source>The town that stands on receipts.</source>
        <translation>印在收据上的城市。</translation>
    </message>
    <message>
        <source>This is no web address. Write it plainly, for example charity.org, without https://.</source>
        <translation>这不是网址。请直接填写，例如 charity.org，不含 https://。</translation>
    </message>
    <message>
        <source>The first fund</source>
        <translation>第一个项目</translation>
    </message>
    <message>
        <source>A fund is money (or goods) given for one purpose. Its rule on approvals is fixed when it is made. You may leave the name empty and make funds later, with finer rules.</source>
        <translation>项目是为同一目的捐赠的钱（或物资）。审批规则在建立时固定。您可以不填名称，以后再建立规则更细的项目。</translation>
    </message>
    <message>
        <source>For example: Flood relief.</source>
        <translation>例如：洪灾救助。</translation>
    </message>
    <message>
        <source>Counted in</source>
        <translation>计量单位</translation>
    </message>
    <message>
        <source>A currency by its three letters, such as CNY, or a thing, such as box.</source>
        <translation>用三个字母表示的货币，例如 CNY；或物品，例如箱。</translation>
    </message>
    <message>
        <source>Approvals that each payment needs</source>
        <translation>每笔拨付所需审批人数</translation>
    </message>
    <message>
        <source>By other people than the one who asks for it.</source>
        <translation>须由申请人以外的人审批。</translation>
    </message>
    <message>
        <source>Choose a &amp;file…</source>
        <translation>选择文件(&amp;F)…</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Join with an invitation</source>
        <translation>凭邀请加入</translation>
    </message>
    <message>
        <source>Paste the link, or drop the file or a picture of the square code here.</source>
        <translation>在此粘贴链接，或拖入文件或二维码图片。</translation>
    </message>
    <message>
        <source>Drop a picture or an invitation file here.</source>
        <translation>把图片或邀请文件拖到这里。</translation>
    </message>
    <message>
        <source>Invitations and pictures (*.almoner-join *.png *.jpg *.jpeg *.webp *.txt);;All files (*)</source>
        <translation>邀请和图片 (*.almoner-join *.png *.jpg *.jpeg *.webp *.txt);;全部文件 (*)</translation>
    </message>
    <message>
        <source>The invitation says</source>
        <translation>邀请内容</translation>
    </message>
    <message>
        <source>The invitation is being read…</source>
        <translation>正在读取邀请……</translation>
    </message>
    <message>
        <source>This is a receipt of the ledger {ledger}. It does not say where that ledger is found.</source>
        <translation>这是账本{ledger}的收据，其中没有说明在哪里可以找到该账本。</translation>
    </message>
    <message>
        <source>Ask the charity for its invitation, or for the address of a node.</source>
        <translation>请向机构索取邀请，或索取节点地址。</translation>
    </message>
    <message>
        <source>I know an &amp;address</source>
        <translation>我知道地址(&amp;A)</translation>
    </message>
    <message>
        <source>No invitation could be read from this.</source>
        <translation>从中读不出邀请。</translation>
    </message>
    <message>
        <source>The ledger&apos;s nodes are being asked…</source>
        <translation>正在询问账本的节点……</translation>
    </message>
    <message>
        <source>The ledger is there, but it is not that of the charity named in the invitation.</source>
        <translation>账本存在，但不属于邀请中所写的机构。</translation>
    </message>
    <message>
        <source>Perhaps the charity has changed its name since. Ask it for a new invitation.</source>
        <translation>该机构可能已更名，请向其索取新的邀请。</translation>
    </message>
    <message>
        <source>The ledger is there, and the charity&apos;s name is the one it was made for.</source>
        <translation>账本存在，机构名称与建立账本时一致。</translation>
    </message>
    <message>
        <source>This ledger lies on one computer only, and is reached only there while Almoner is open on it. Open it there, or ask for a ledger on a network.</source>
        <translation>此账本只在一台电脑上，只有在那里打开 Almoner 时才能访问。请在那台电脑上打开，或索取网络上的账本。</translation>
    </message>
    <message>
        <source>Check your internet connection and try again, or ask the charity whether its nodes are running.</source>
        <translation>请检查网络连接后重试，或向机构询问其节点是否在运行。</translation>
    </message>
    <message>
        <source>Connect to a network</source>
        <translation>连接网络</translation>
    </message>
    <message>
        <source>A node is a computer that keeps the ledger and answers questions about it.</source>
        <translation>节点是保存账本并回答相关询问的电脑。</translation>
    </message>
    <message>
        <source>Addresses of nodes</source>
        <translation>节点地址</translation>
    </message>
    <message>
        <source>One on each line, for example https://node.example.org. Two or three unrelated ones are best.</source>
        <translation>每行一个，例如 https://node.example.org。最好有两三个互不相关的节点。</translation>
    </message>
    <message>
        <source>0x and 40 digits. May stay empty where the network has only one ledger.</source>
        <translation>0x和40位数字。如果网络上只有一个账本，可以留空。</translation>
    </message>
    <message>
        <source>Exactly as on its receipts. It is compared with the ledger; one that does not fit is not kept.</source>
        <translation>与其收据上的名称完全一致。会与账本比对，不符的不予保存。</translation>
    </message>
    <message>
        <source>&amp;Ask now</source>
        <translation>询问(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Start a new ledger on it</source>
        <translation>在其上新建账本(&amp;S)</translation>
    </message>
    <message>
        <source>Your wallet becomes its first administrator.</source>
        <translation>您的钱包将成为首位管理员。</translation>
    </message>
    <message>
        <source>The ledger is &amp;there already</source>
        <translation>账本已经存在(&amp;T)</translation>
    </message>
    <message>
        <source>Another computer of this charity has started it.</source>
        <translation>由本机构的另一台电脑建立。</translation>
    </message>
    <message>
        <source>“{address}” does not begin with https:// or http://.</source>
        <translation>“{address}”不是以 https:// 或 http:// 开头。</translation>
    </message>
    <message>
        <source>The node is being asked… this takes a few seconds where it does not answer.</source>
        <translation>正在询问节点……如果没有应答，需要几秒钟。</translation>
    </message>
    <message>
        <source>This is not an address: it is 0x and 40 digits or letters from a to f.</source>
        <translation>这不是地址：地址由0x和40位数字或字母a至f组成。</translation>
    </message>
    <message>
        <source>Which ledger? {told}</source>
        <translation>哪个账本？{told}</translation>
    </message>
    <message>
        <source>The node answers: chain {chain}, block {block}.</source>
        <translation>节点有应答：链{chain}，区块{block}。</translation>
    </message>
    <message>
        <source>It wants fees: your wallet&apos;s account will need some of the network&apos;s coin before the ledger can be made.</source>
        <translation>该网络收取费用：建立账本前，您钱包的账户需要有一些该网络的币。</translation>
    </message>
    <message>
        <source>It wants no fees.</source>
        <translation>该网络不收费用。</translation>
    </message>
    <message>
        <source>The ledger is there: {ledger} on chain {chain}, of the charity at {domain}.</source>
        <translation>账本存在：链{chain}上的{ledger}，属于域名为{domain}的机构。</translation>
    </message>
    <message>
        <source>The ledger holds only a fingerprint of the charity&apos;s name; without a name nothing is compared.</source>
        <translation>账本只保存机构名称的摘要；没有名称就无法比对。</translation>
    </message>
    <message>
        <source>The name is the one the ledger was made for.</source>
        <translation>名称与建立账本时一致。</translation>
    </message>
    <message>
        <source>The name is not the one this ledger was made for. Look at it again, or leave it out.</source>
        <translation>名称与建立账本时不同。请再核对，或留空。</translation>
    </message>
    <message>
        <source>Web site</source>
        <translation>网站</translation>
    </message>
    <message>
        <source>Nodes that do not answer now: {count}.</source>
        <translation>现在没有应答的节点：{count}个。</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>It stops at its next step; nothing half-made is left.</source>
        <translation>会在下一步停止，不保留未完成的内容。</translation>
    </message>
    <message>
        <source>It was stopped; nothing of it is left.</source>
        <translation>已停止，没有保留任何内容。</translation>
    </message>
    <message>
        <source>A sample charity</source>
        <translation>示例机构</translation>
    </message>
    <message>
        <source>Everything in it is made up: the charity, its donors, the money. Try whatever you like. It lies in a folder of its own and never mixes with yours; nothing in it asks for a passphrase.</source>
        <translation>其中一切都是虚构的：机构、捐赠人、钱款。您可以随意试用。它在单独的文件夹中，不会与您的数据混在一起，也不会询问口令。</translation>
    </message>
    <message>
        <source>Build and open the sample</source>
        <translation>建立并打开示例</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>从备份恢复</translation>
    </message>
    <message>
        <source>A backup is one file that ends with .almoner-backup, closed with a passphrase.</source>
        <translation>备份是一个以 .almoner-backup 结尾、用口令加密的文件。</translation>
    </message>
    <message>
        <source>Drop the backup here.</source>
        <translation>把备份拖到这里。</translation>
    </message>
    <message>
        <source>Backups (*.almoner-backup);;All files (*)</source>
        <translation>备份 (*.almoner-backup);;全部文件 (*)</translation>
    </message>
    <message>
        <source>The backup says of itself</source>
        <translation>备份自身的说明</translation>
    </message>
    <message>
        <source>Passphrase of the backup</source>
        <translation>备份的口令</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>恢复(&amp;R)</translation>
    </message>
    <message>
        <source>Choose the backup first.</source>
        <translation>请先选择备份。</translation>
    </message>
    <message>
        <source>The backup is being opened…</source>
        <translation>正在打开备份……</translation>
    </message>
    <message>
        <source>Everything is being put back…</source>
        <translation>正在恢复全部内容……</translation>
    </message>
    <message>
        <source>The passphrase is wrong, or the file was changed. Capitals and spaces count.</source>
        <translation>口令有误，或文件被改动过。注意大小写和空格。</translation>
    </message>
    <message>
        <source>The ledger lay on the other computer: from now on work with one of the two only, or they contradict each other.</source>
        <translation>账本原在另一台电脑上：今后只能使用两者之一，否则会互相矛盾。</translation>
    </message>
    <message>
        <source>These wallets lay in the other computer&apos;s keyring and need their words (Wallets and people): {labels}.</source>
        <translation>这些钱包原在另一台电脑的密钥环中，需要用助记词恢复（“钱包与人员”页）：{labels}。</translation>
    </message>
    <message>
        <source>Everything is back.</source>
        <translation>已全部恢复。</translation>
    </message>
    <message>
        <source>&amp;Open it</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>A ledger on this computer is started…</source>
        <translation>正在本机建立账本……</translation>
    </message>
    <message>
        <source>Wallets and funds are made…</source>
        <translation>正在建立钱包和项目……</translation>
    </message>
    <message>
        <source>200 donations are entered…</source>
        <translation>正在录入200笔捐赠……</translation>
    </message>
    <message>
        <source>The donations are recorded on the ledger…</source>
        <translation>正在将捐赠记入账本……</translation>
    </message>
    <message>
        <source>Receipts are made…</source>
        <translation>正在制作收据……</translation>
    </message>
    <message>
        <source>Payments are asked for, approved and paid…</source>
        <translation>正在申请、批准和支付拨付……</translation>
    </message>
    <message>
        <source>Everything is checked…</source>
        <translation>正在检查全部内容……</translation>
    </message>
    <message>
        <source>Where the wallet is kept</source>
        <translation>钱包的保存位置</translation>
    </message>
    <message>
        <source>What it is called here</source>
        <translation>钱包在此的名称</translation>
    </message>
    <message>
        <source>A short name, only on this computer.</source>
        <translation>简短的名称，只用于本机。</translation>
    </message>
    <message>
        <source>my wallet</source>
        <translation>我的钱包</translation>
    </message>
    <message>
        <source>The system&apos;s keyring is being asked…</source>
        <translation>正在询问系统密钥环……</translation>
    </message>
    <message>
        <source>The wallet can be kept in an encrypted file instead.</source>
        <translation>钱包可以改存加密文件。</translation>
    </message>
    <message>
        <source>This computer has no keyring that can be used, so the wallet is kept in an encrypted file.</source>
        <translation>本机没有可用的密钥环，因此钱包保存在加密文件中。</translation>
    </message>
    <message>
        <source>You choose its passphrase now, and are asked for it whenever something is to be signed.</source>
        <translation>请现在设置口令，每次签署时都会询问。</translation>
    </message>
    <message>
        <source>In the &amp;system&apos;s keyring (recommended)</source>
        <translation>存入系统密钥环（推荐）(&amp;S)</translation>
    </message>
    <message>
        <source>Locked and opened together with your login on this computer. No further passphrase.</source>
        <translation>随您在这台电脑上的登录而打开和锁定，无需另设口令。</translation>
    </message>
    <message>
        <source>In an &amp;encrypted file</source>
        <translation>存入加密文件(&amp;E)</translation>
    </message>
    <message>
        <source>With a passphrase of its own, which is asked for whenever something is to be signed.</source>
        <translation>设有单独的口令，每次签署时都会询问。</translation>
    </message>
    <message>
        <source>At least 8 characters. Four unrelated words make a good one.</source>
        <translation>至少8个字符。四个互不相关的词就是好口令。</translation>
    </message>
    <message>
        <source>Too short or too simple: at least 8 characters, 4 of them different.</source>
        <translation>太短或太简单：至少8个字符，其中4个各不相同。</translation>
    </message>
    <message>
        <source>Weak: somebody with this file could guess it in hours.</source>
        <translation>弱：拿到文件的人几小时内就能猜出。</translation>
    </message>
    <message>
        <source>Fair: good enough for a small office.</source>
        <translation>尚可：适合小型办公室。</translation>
    </message>
    <message>
        <source>Strong.</source>
        <translation>强。</translation>
    </message>
    <message>
        <source>A wallet file (keystore)</source>
        <translation>钱包文件（keystore）</translation>
    </message>
    <message>
        <source>64 digits and letters from a to f.</source>
        <translation>64位数字和字母a至f。</translation>
    </message>
    <message>
        <source>Drop the wallet file here. Files of geth, MetaMask and others with the ending .json can be read.</source>
        <translation>把钱包文件拖到这里。可读取 geth、MetaMask 等以 .json 结尾的文件。</translation>
    </message>
    <message>
        <source>Wallet files (*.json UTC--*);;All files (*)</source>
        <translation>钱包文件 (*.json UTC--*);;全部文件 (*)</translation>
    </message>
    <message>
        <source>No file chosen yet.</source>
        <translation>还没有选择文件。</translation>
    </message>
    <message>
        <source>The wallet of the account {address} was read.</source>
        <translation>已读取账户{address}的钱包。</translation>
    </message>
    <message>
        <source>The wallet is being read…</source>
        <translation>正在读取钱包……</translation>
    </message>
    <message>
        <source>Choose the wallet file first.</source>
        <translation>请先选择钱包文件。</translation>
    </message>
    <message>
        <source>Not on the list of words: number {numbers}. Look for a slip of the pen there, or choose another language.</source>
        <translation>不在词表中：第{numbers}个。请检查该处是否有笔误，或选择其他语言。</translation>
    </message>
    <message>
        <source>Most of these words are on no list of words. Is it another language?</source>
        <translation>这些词大多不在任何词表中。是否是其他语言？</translation>
    </message>
    <message>
        <source>Every word is known, but together they are no wallet: a word was taken for another of the list, or two stand in the wrong order.</source>
        <translation>每个词都在词表中，但合起来不是钱包：有一个词写成了词表中的另一个，或两个词顺序颠倒。</translation>
    </message>
    <message>
        <source>The passphrase does not open this file.</source>
        <translation>该口令打不开此文件。</translation>
    </message>
    <message>
        <source>This is no private key: it has 64 digits and letters from a to f.</source>
        <translation>这不是私钥：私钥有64位数字和字母a至f。</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>下一步(&amp;N)</translation>
    </message>
    <message>
        <source>Ready to begin</source>
        <translation>准备就绪</translation>
    </message>
    <message>
        <source>Nothing has been made yet. This is what will be made now:</source>
        <translation>还没有建立任何内容。现在将建立以下内容：</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>重试(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Make it and open</source>
        <translation>建立并打开(&amp;M)</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>审计员</translation>
    </message>
    <message>
        <source>You are</source>
        <translation>您的身份</translation>
    </message>
    <message>
        <source>A new one on this computer</source>
        <translation>在本机新建</translation>
    </message>
    <message>
        <source>A new one on chain {chain}, through {nodes}</source>
        <translation>通过{nodes}在链{chain}上新建</translation>
    </message>
    <message>
        <source>{ledger} on chain {chain}</source>
        <translation>链{chain}上的{ledger}</translation>
    </message>
    <message>
        <source>{example} (only an example)</source>
        <translation>{example}（仅为示例）</translation>
    </message>
    <message>
        <source>First fund</source>
        <translation>第一个项目</translation>
    </message>
    <message>
        <source>{name}, counted in {unit}, approvals for each payment: {count}</source>
        <translation>{name}，以{unit}计，每笔拨付审批人数：{count}</translation>
    </message>
    <message>
        <source>none for now</source>
        <translation>暂不建立</translation>
    </message>
    <message>
        <source>“{label}”, account {address}, in an encrypted file</source>
        <translation>“{label}”，账户{address}，存于加密文件</translation>
    </message>
    <message>
        <source>“{label}”, account {address}, in the system&apos;s keyring</source>
        <translation>“{label}”，账户{address}，存于系统密钥环</translation>
    </message>
    <message>
        <source>A ledger on this computer is for trying out, training, or one office. It convinces nobody else: who owns the only copy could have made it up.</source>
        <translation>本机上的账本适合试用、培训或单独的办公室，无法取信于他人：唯一的一份由谁掌握，谁就可能编造。</translation>
    </message>
    <message>
        <source>An earlier start in this folder was not finished. It is put aside in a folder beside it, with its wallets; nothing of it is lost.</source>
        <translation>此文件夹中较早的设置没有完成。它连同钱包会移到旁边的文件夹，不会丢失。</translation>
    </message>
    <message>
        <source>The network is asked what your account has…</source>
        <translation>正在向网络查询您账户的余额……</translation>
    </message>
    <message>
        <source>Your account has coin for the network&apos;s fees.</source>
        <translation>您的账户有币可支付网络费用。</translation>
    </message>
    <message>
        <source>This network wants fees, and your account has no coin yet. Have some sent to {address}.</source>
        <translation>该网络收取费用，而您的账户还没有币。请让人向{address}转入一些。</translation>
    </message>
    <message>
        <source>You may also close this, and come back with “Restore a wallet that I have” and your words.</source>
        <translation>您也可以先关闭，以后用“恢复我已有的钱包”和助记词回来。</translation>
    </message>
    <message>
        <source>&amp;Copy the address</source>
        <translation>复制地址(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>重新查询(&amp;L)</translation>
    </message>
    <message>
        <source>It stopped on the way: {told}</source>
        <translation>中途停止：{told}</translation>
    </message>
    <message>
        <source>Something was sent to the network already. Try again: it goes on where it stopped and pays nothing twice.</source>
        <translation>已有内容发往网络。请重试：会从中断处继续，不会重复付费。</translation>
    </message>
    <message>
        <source>The wallet is being kept…</source>
        <translation>正在保存钱包……</translation>
    </message>
    <message>
        <source>The ledger is being started…</source>
        <translation>正在建立账本……</translation>
    </message>
    <message>
        <source>The ledger is being looked at…</source>
        <translation>正在查看账本……</translation>
    </message>
    <message>
        <source>The administrator gets its rights…</source>
        <translation>正在授予管理员权限……</translation>
    </message>
    <message>
        <source>The first fund is being made…</source>
        <translation>正在建立第一个项目……</translation>
    </message>
    <message>
        <source>Everything is put in its place…</source>
        <translation>正在放置全部内容……</translation>
    </message>
    <message>
        <source>Almoner, step {number} of {count}: {name}</source>
        <translation>Almoner，第{number}步，共{count}步：{name}</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>here</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>欢迎</translation>
    </message>
    <message>
        <source>Sample charity</source>
        <translation>示例机构</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>汇总</translation>
    </message>
    <message>
        <source>Your wallet</source>
        <translation>您的钱包</translation>
    </message>
    <message>
        <source>&amp;Make a new wallet</source>
        <translation>新建钱包(&amp;M)</translation>
    </message>
    <message>
        <source>You get 12 or 24 words to write down. They are the wallet: keep them like a key.</source>
        <translation>您会得到12或24个词，请抄写下来。这些词就是钱包，请像钥匙一样保管。</translation>
    </message>
    <message>
        <source>&amp;Restore a wallet that I have</source>
        <translation>恢复我已有的钱包(&amp;R)</translation>
    </message>
    <message>
        <source>From its words, its private key, or a wallet file of this or another program.</source>
        <translation>用助记词、私钥，或本程序及其他程序的钱包文件。</translation>
    </message>
    <message>
        <source>No&amp;t now</source>
        <translation>暂不设置(&amp;T)</translation>
    </message>
    <message>
        <source>Everything can be looked at without a wallet. One can be added at any time.</source>
        <translation>没有钱包也可以查看全部内容，随时可以添加。</translation>
    </message>
    <message>
        <source>To look and to check you need no wallet. With one, and with the charity&apos;s consent, you may object to a payment while its waiting time runs.</source>
        <translation>查看和检查不需要钱包。有了钱包并经机构同意，您可以在拨付的等待期内提出异议。</translation>
    </message>
    <message>
        <source>A wallet is what you sign with. This one becomes the ledger&apos;s administrator: it makes funds and gives other people their rights.</source>
        <translation>钱包用于签署。这个钱包将成为账本的管理员：新建项目，为他人授予权限。</translation>
    </message>
    <message>
        <source>A wallet is what you sign with: donations, requests and approvals carry its signature. The charity&apos;s administrator then gives it its rights.</source>
        <translation>钱包用于签署：捐赠、申请和审批都带有它的签名。然后由机构管理员授予权限。</translation>
    </message>
    <message>
        <source>Write these words down</source>
        <translation>抄写这些词</translation>
    </message>
    <message>
        <source>Write them on paper, in this order. Do not photograph them, do not type them into anything else.</source>
        <translation>请按此顺序抄在纸上。不要拍照，也不要输入到别处。</translation>
    </message>
    <message>
        <source>Whoever has these words has the wallet. If this computer is lost, only they bring it back: nobody else has them, not even the makers of Almoner.</source>
        <translation>拥有这些词的人就拥有该钱包。如果这台电脑丢失，只有这些词能找回钱包；别人都没有，Almoner 的开发者也没有。</translation>
    </message>
    <message>
        <source>The words are being drawn…</source>
        <translation>正在生成助记词……</translation>
    </message>
    <message>
        <source>You have written the words down; they were checked and are not shown again.</source>
        <translation>您已抄写助记词；已经核对，不再显示。</translation>
    </message>
    <message>
        <source>Make &amp;other words</source>
        <translation>换一组词(&amp;O)</translation>
    </message>
    <message>
        <source>Are the words on paper?</source>
        <translation>词已经抄在纸上了吗？</translation>
    </message>
    <message>
        <source>Type these words as you wrote them down. If one is missing, go back: they are shown again.</source>
        <translation>请按所抄的内容输入这些词。如有缺失，请返回，会再次显示。</translation>
    </message>
    <message>
        <source>The words were checked.</source>
        <translation>助记词已核对。</translation>
    </message>
    <message>
        <source>Welcome to Almoner</source>
        <translation>欢迎使用 Almoner</translation>
    </message>
    <message>
        <source>Almoner records donations on a ledger that nobody can edit, pays them out by rules, and gives every donor a receipt that anyone can check. Let us set it up: nothing is made before you say so at the end.</source>
        <translation>Almoner 把捐赠记入任何人都不能改动的账本，按规则拨付，并为每位捐赠人开具人人可核验的收据。现在开始设置：在您最后确认之前，不会建立任何内容。</translation>
    </message>
    <message>
        <source>What would you like to do?</source>
        <translation>您想做什么？</translation>
    </message>
    <message>
        <source>I work for a &amp;charity</source>
        <translation>我在慈善机构工作(&amp;C)</translation>
    </message>
    <message>
        <source>Record donations, hand out receipts, ask for payments and approve them.</source>
        <translation>登记捐赠，发放收据，申请和审批拨付。</translation>
    </message>
    <message>
        <source>I am a &amp;donor</source>
        <translation>我是捐赠人(&amp;D)</translation>
    </message>
    <message>
        <source>Keep my receipts, check them, and see where my donations are now.</source>
        <translation>保存并核验我的收据，查看我的捐赠现在用到了哪里。</translation>
    </message>
    <message>
        <source>I am an &amp;auditor</source>
        <translation>我是审计员(&amp;A)</translation>
    </message>
    <message>
        <source>Check a charity&apos;s whole ledger, entry by entry; nothing can be changed by it.</source>
        <translation>逐条检查机构的整个账本，不会改动任何内容。</translation>
    </message>
    <message>
        <source>&amp;Look around in a sample charity</source>
        <translation>在示例机构中看看(&amp;L)</translation>
    </message>
    <message>
        <source>A made-up charity with 200 donations, ready in a few seconds. Nothing needs to be set up.</source>
        <translation>虚构的机构，有200笔捐赠，几秒钟即可就绪，无需设置。</translation>
    </message>
    <message>
        <source>&amp;Restore from a backup</source>
        <translation>从备份恢复(&amp;R)</translation>
    </message>
    <message>
        <source>Bring back everything that an Almoner on this or another computer has saved.</source>
        <translation>恢复本机或另一台电脑上的 Almoner 所保存的全部内容。</translation>
    </message>
    <message>
        <source>Which ledger?</source>
        <translation>哪个账本？</translation>
    </message>
    <message>
        <source>The ledger is where donations and payments are recorded, so that nobody can change them afterwards.</source>
        <translation>账本用来登记捐赠和拨付，此后任何人都不能更改。</translation>
    </message>
    <message>
        <source>A charity&apos;s ledger is where its donations and payments are recorded. Which one is it?</source>
        <translation>机构的账本登记着它的捐赠和拨付。是哪一个？</translation>
    </message>
    <message>
        <source>You have only a receipt? It says which ledger it belongs to, but not where to find it. Ask the charity for its invitation: a link or a code, often on its web site.</source>
        <translation>只有收据？收据写明属于哪个账本，但没有说明在哪里可以找到。请向机构索取邀请：链接或二维码，通常在其网站上。</translation>
    </message>
    <message>
        <source>&amp;Join with an invitation</source>
        <translation>凭邀请加入(&amp;J)</translation>
    </message>
    <message>
        <source>You were given a link, a square code or a file by the charity or a colleague. This is the easiest way.</source>
        <translation>机构或同事给了您链接、二维码或文件。这是最简便的方式。</translation>
    </message>
    <message>
        <source>Connect by the &amp;address of a node</source>
        <translation>按节点地址连接(&amp;A)</translation>
    </message>
    <message>
        <source>For people who were told the address of a computer that keeps the ledger.</source>
        <translation>适合已得知账本所在电脑地址的人。</translation>
    </message>
    <message>
        <source>Start one on &amp;this computer</source>
        <translation>在这台电脑上建立(&amp;T)</translation>
    </message>
    <message>
        <source>For trying out, training, or one office. Nothing to install, no costs. But it convinces nobody else: who owns the only copy could have made it up.</source>
        <translation>适合试用、培训或单独的办公室。无需安装，没有费用。但无法取信于他人：唯一的一份由谁掌握，谁就可能编造。</translation>
    </message>
    <message>
        <source>Connect to a net&amp;work</source>
        <translation>连接网络(&amp;W)</translation>
    </message>
    <message>
        <source>A public network, or one that charities, the regulator and auditors run together. This is what convinces others. You need the address of a node, and often some of the network&apos;s coin for its fees.</source>
        <translation>公共网络，或由机构、监管部门和审计员共同运行的网络。这样才能取信于人。您需要节点地址，通常还需要一些该网络的币来支付费用。</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>上一步(&amp;B)</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>关闭(&amp;L)</translation>
    </message>
    <message>
        <source>Nothing has been made, and what you answered is not kept.</source>
        <translation>还没有建立任何内容，您的填写不会保留。</translation>
    </message>
    <message>
        <source>It is being made just now. If you close, it stops, and nothing half-made is left.</source>
        <translation>正在建立。如果现在关闭，会停止，不保留未完成的内容。</translation>
    </message>
    <message>
        <source>What was sent to the network stays there: perhaps a ledger that nobody uses. Your words still open its account.</source>
        <translation>已发往网络的内容会留在那里，可能是一个无人使用的账本。您的助记词仍能打开其账户。</translation>
    </message>
    <message>
        <source>Close without finishing?</source>
        <translation>不完成就关闭吗？</translation>
    </message>
    <message>
        <source>Recorder</source>
        <translation>记账员</translation>
    </message>
    <message>
        <source>Requester</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>Approver</source>
        <translation>审批人</translation>
    </message>
    <message>
        <source>makes funds and gives roles to people</source>
        <translation>新建项目并授予人员角色</translation>
    </message>
    <message>
        <source>records donations and payments, signs receipts</source>
        <translation>登记捐赠和付款，签署收据</translation>
    </message>
    <message>
        <source>asks for disbursements</source>
        <translation>申请拨付</translation>
    </message>
    <message>
        <source>approves or rejects requests of others</source>
        <translation>批准或驳回他人的申请</translation>
    </message>
    <message>
        <source>checks everything and may object to a payment while its waiting time runs</source>
        <translation>检查全部内容，并可在拨付的等待期内提出异议</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>业务活动</translation>
    </message>
    <message>
        <source>Administration</source>
        <translation>管理费用</translation>
    </message>
    <message>
        <source>Fundraising</source>
        <translation>筹资费用</translation>
    </message>
    <message>
        <source>Refund to a donor</source>
        <translation>退还捐赠人</translation>
    </message>
    <message>
        <source>Grant to another charity</source>
        <translation>转赠其他机构</translation>
    </message>
    <message>
        <source>Objected</source>
        <translation>有异议</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>已退款</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>No longer valid</source>
        <translation>不再有效</translation>
    </message>
    <message>
        <source>Promised, not yet recorded</source>
        <translation>已承诺，尚未入账</translation>
    </message>
    <message>
        <source>Not genuine</source>
        <translation>不真实</translation>
    </message>
    <message>
        <source>Could not be checked</source>
        <translation>无法核验</translation>
    </message>
    <message>
        <source>Waits in the fund</source>
        <translation>留在项目中</translation>
    </message>
    <message>
        <source>I have seen &amp;them</source>
        <translation>我已看过(&amp;T)</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>另有%Ln项</numerusform>
        </translation>
    </message>
    <message>
        <source>Promised donation</source>
        <translation>已承诺的捐赠</translation>
    </message>
    <message>
        <source>Unknown issuer ({ledger})</source>
        <translation>出具方不明（{ledger}）</translation>
    </message>
    <message>
        <source>This receipt was not looked at yet.</source>
        <translation>尚未查看此收据。</translation>
    </message>
    <message>
        <source>Valid: the donation stands in the charity&apos;s ledger.</source>
        <translation>有效：该捐赠在机构的账本上。</translation>
    </message>
    <message>
        <source>Receipt {number} takes its place.</source>
        <translation>由{number}号收据替代。</translation>
    </message>
    <message>
        <source>No longer valid: the charity has taken this receipt back.</source>
        <translation>不再有效：机构已收回此收据。</translation>
    </message>
    <message>
        <source>Ask the charity why, if it did not tell you.</source>
        <translation>如果机构没有告知原因，请向其询问。</translation>
    </message>
    <message>
        <source>Promised: the charity signed that it will record this donation.</source>
        <translation>承诺：机构已签名保证该捐赠会入账。</translation>
    </message>
    <message>
        <source>Not genuine: something in this receipt is contradicted.</source>
        <translation>不真实：此收据有内容与事实不符。</translation>
    </message>
    <message>
        <source>“Check this receipt” shows what.</source>
        <translation>“核验此收据”会显示是哪些内容。</translation>
    </message>
    <message>
        <source>It stood in the ledger when that was last seen.</source>
        <translation>上次查看时它在账本上。</translation>
    </message>
    <message>
        <source>It could not be checked now. This says nothing against the receipt.</source>
        <translation>现在无法核验，这并不说明收据有问题。</translation>
    </message>
    <message>
        <source>It was recorded since: its other receipt is kept here, too.</source>
        <translation>此后已入账：另一张收据也保存在此。</translation>
    </message>
    <message>
        <source>It was promised by {day}, and that day is over: ask the charity, and keep this receipt.</source>
        <translation>承诺期限为{day}，现已逾期：请向机构询问，并保留此收据。</translation>
    </message>
    <message>
        <source>To be recorded by {day}.</source>
        <translation>应于{day}前入账。</translation>
    </message>
    <message>
        <source>not recorded yet</source>
        <translation>尚未入账</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>尚不知道</translation>
    </message>
    <message>
        <source>given back</source>
        <translation>已退还</translation>
    </message>
    <message>
        <source>{percent} spent</source>
        <translation>已用出{percent}</translation>
    </message>
    <message>
        <source>all delivered</source>
        <translation>全部已交付</translation>
    </message>
    <message>
        <source>all spent</source>
        <translation>全部已用出</translation>
    </message>
    <message>
        <source>Where it is will be seen once it is recorded and the ledger answers.</source>
        <translation>入账且账本有应答后，即可看到善款在何处。</translation>
    </message>
    <message>
        <source>All of {amount} waits in the fund “{fund}” and will be spent in its turn.</source>
        <translation>{amount}全部留在项目“{fund}”中，将依次用出。</translation>
    </message>
    <message>
        <source>{percent} spent: {spent} of {amount}.</source>
        <translation>已用出{percent}：{amount}中的{spent}。</translation>
    </message>
    <message>
        <source>{amount} waits in the fund “{fund}”.</source>
        <translation>{amount}留在项目“{fund}”中。</translation>
    </message>
    <message>
        <source>of it, at the next charity: {amount} for {what} – {state}</source>
        <translation>其中在下一家机构：{amount}，{what} – {state}</translation>
    </message>
    <message>
        <source>{amount} to {payee} for {what} – {state}</source>
        <translation>{amount}付给{payee}，{what} – {state}</translation>
    </message>
    <message>
        <source>{amount} for {what} – {state}</source>
        <translation>{amount}，{what} – {state}</translation>
    </message>
    <message>
        <source>its receipt was replaced by receipt {number}</source>
        <translation>其收据由{number}号收据替代</translation>
    </message>
    <message>
        <source>its receipt was voided</source>
        <translation>其收据已作废</translation>
    </message>
    <message>
        <source>it stands in the ledger now</source>
        <translation>现已在账本上</translation>
    </message>
    <message>
        <source>{amount} was paid out for {what}</source>
        <translation>已付出{amount}，{what}</translation>
    </message>
    <message>
        <source>{amount} for {what} was delivered</source>
        <translation>{amount}已交付，{what}</translation>
    </message>
    <message>
        <source>{amount} came back into the fund</source>
        <translation>{amount}退回项目</translation>
    </message>
    <message>
        <source>{amount} was given back to you</source>
        <translation>{amount}已退还给您</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of your donation(s) moved since {day}.</source>
        <translation>
            <numerusform>自{day}以来，您有%Ln笔捐赠有动向。</numerusform>
        </translation>
    </message>
    <message>
        <source>; </source>
        <comment>between things that happened</comment>
        <translation>；</translation>
    </message>
    <message>
        <source>{gift}: {what}.</source>
        <translation>{gift}：{what}。</translation>
    </message>
    <message>
        <source>the last look</source>
        <translation>上次查看</translation>
    </message>
    <message>
        <source>today&apos;s last look</source>
        <translation>今天上次查看</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Something went wrong that was not foreseen.</source>
        <translation>出现了没有预料到的问题。</translation>
    </message>
    <message>
        <source>Nothing half-done was kept. Try again; if it stays, report it with the log (Settings).</source>
        <translation>做到一半的内容都没有保留。请再试一次；如果仍然出现，请连同日志（“设置”页面）一起反馈。</translation>
    </message>
    <message>
        <source>Check the path, the permissions and free space.</source>
        <translation>请检查路径、权限和剩余空间。</translation>
    </message>
    <message>
        <source>&amp;Export the page for your web site…</source>
        <translation>导出网站用的页面(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Serve the page for phones</source>
        <translation>提供手机核验页面(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Publish what disbursements were for</source>
        <translation>公布拨付的用途(&amp;P)</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>For a firewall that lets one port through. Counts when the page is switched on next.</source>
        <translation>供只放行一个端口的防火墙使用。下次打开页面时生效。</translation>
    </message>
    <message>
        <source>Receipts on phones</source>
        <translation>收据扫码核验</translation>
    </message>
    <message>
        <source>A port is a number from 1 to {most}.</source>
        <translation>端口是1至{most}之间的数字。</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在打开……</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在关闭……</translation>
    </message>
    <message>
        <source>The address is copied.</source>
        <translation>地址已复制。</translation>
    </message>
    <message>
        <source>Address of the page</source>
        <translation>页面的地址</translation>
    </message>
    <message>
        <source>Cop&amp;y the address</source>
        <translation>复制地址(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Open in the browser</source>
        <translation>在浏览器中打开(&amp;O)</translation>
    </message>
    <message>
        <source>Show it &amp;large</source>
        <translation>放大显示(&amp;L)</translation>
    </message>
    <message>
        <source>The code over the whole screen, to be scanned from across the room</source>
        <translation>全屏显示二维码，远处也能扫描</translation>
    </message>
    <message>
        <source>This computer is in another network now, so phones do not find the page at this address.</source>
        <translation>这台电脑现在连接的是另一个网络，手机在此地址找不到页面。</translation>
    </message>
    <message>
        <source>Switch it off and on again.</source>
        <translation>请关闭后重新打开。</translation>
    </message>
    <message>
        <source>The page for phones</source>
        <translation>手机核验页面</translation>
    </message>
    <message>
        <source>The page&apos;s address as a code, to be scanned with a phone</source>
        <translation>页面地址的二维码，供手机扫描</translation>
    </message>
    <message>
        <source>Whoever scans the code of a receipt sees on a page whether the receipt is real and where the money went. Serve this page from here to try it out, or for visitors. For everybody else it belongs on your web site.</source>
        <translation>扫描收据上的二维码，就能在一个页面上看到收据是否真实、善款去向如何。可在这里提供该页面，供试用或来访者查看；面向所有人的页面应放到您的网站上。</translation>
    </message>
    <message>
        <source>On this computer only</source>
        <translation>仅限这台电脑</translation>
    </message>
    <message>
        <source>To try it out: no phone and no other computer reaches it.</source>
        <translation>供试用：手机和其他电脑都无法访问。</translation>
    </message>
    <message>
        <source>In this network</source>
        <translation>本网络内</translation>
    </message>
    <message>
        <source>For phones in the same network. Anyone in this network can read the ledger while it is on. Nobody can write anything, and no names of donors or payees and no keys are given out.</source>
        <translation>供同一网络中的手机使用。打开期间，本网络中的任何人都可查阅账本；谁也不能写入，也不会给出捐赠人或收款方的名称以及密钥。</translation>
    </message>
    <message>
        <source>Everyone who opens the page can read these words; without them it shows amounts and dates only. Those that name a donor or a payee are kept back, and those of refunds.</source>
        <translation>打开页面的人都能看到用途；不公布则只显示金额和日期。写有捐赠人或收款方名称的用途以及退还捐赠人的用途不会公布。</translation>
    </message>
    <message>
        <source>The page is served, on this computer only.</source>
        <translation>页面已打开，仅限这台电脑。</translation>
    </message>
    <message>
        <source>The page is served, and anyone in this network can open it.</source>
        <translation>页面已打开，本网络中的任何人都可访问。</translation>
    </message>
    <message>
        <source>Scan this code with a phone that is in the same network. If the page does not open, this computer&apos;s firewall may keep the phone out.</source>
        <translation>请用同一网络中的手机扫描此二维码。如果页面打不开，可能是这台电脑的防火墙挡住了手机。</translation>
    </message>
    <message>
        <source>The codes on receipts lead to {domain}, not here. To check a receipt here, choose a photo or a file of it on the page that opens.</source>
        <translation>收据上的二维码指向{domain}，而不是这里。如要在这里核验收据，请在打开的页面上选择收据的照片或文件。</translation>
    </message>
    <message>
        <source>What disbursements were for is not published.</source>
        <translation>不公布拨付的用途。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln purpose(s) of disbursements can be read on it.</source>
        <translation>
            <numerusform>页面上可看到%Ln笔拨付的用途。</numerusform>
        </translation>
    </message>
    <message>
        <source>The ledger, to be read by programs</source>
        <translation>供程序读取的账本地址</translation>
    </message>
</context>
</TS>
