import { describe, expect, it } from 'vitest';
import { fieldsOf, peripheralsOf, registerOf, table } from '../support/layout';

describe('register pages in the styles of makers whose manuals are Chinese', () => {
  it('reads a list with index and stride, marks for names, and bit numbers with a letter before them', () => {
    const found = peripheralsOf(
      '# 10 通用IO（GPIO）',
      'GPIO基准地址：0x40053800',
      table(
        ['寄存器名', '符号', '偏移地址', '位宽', '复位值'],
        ['通用输入寄存器', 'PIDRx (x=A~C)', '0x00+0x10*n (n=0~2)', '16', '0x0000'],
        ['通用控制寄存器', 'PCR', '0x3FC', '16', '0x4000'],
      ),
      '### 10.5.2 通用控制寄存器（PCR）',
      table(['b15', 'b14', 'b13', 'b12'], ['2*RDWT[1:0]', '2*Reserved']),
      table(
        ['位', '标记', '位名', '功能', '读写'],
        ['b15~b14', 'RDWT[1:0]', '读等待', '0 0: 不等待\n0 1：等待', 'R/W'],
        ['b13~b0', 'Reserved', '-', '读出时为“0”', 'R/W'],
      ),
    );
    expect(['A', 'B', 'C'].map((port) => registerOf(found, `PIDR${port}`).address)).toEqual([
      0x40053800, 0x40053810, 0x40053820,
    ]);
    const register = registerOf(found, 'PCR');
    expect(register).toMatchObject({ address: 0x40053bfc, resetValue: 0x4000, size: 16 });
    expect(fieldsOf(register)).toEqual(['RDWT[15:14]']);
    expect(register.fields[0]?.values?.map(({ value }) => value)).toEqual([0, 1]);
  });

  it('reads values behind dashes, and access letters under a grid with dashes for what is reserved', () => {
    const found = peripheralsOf(
      '# 7 端口控制器 GPIO',
      '基地址：0x40020C00',
      '#### 7.5.1.1 端口PA00功能配置寄存器（PA00_SEL）',
      '偏移地址：0x00',
      table(['3', '2', '1', '0'], ['Res', '3*PA00_SEL'], ['-', '3*RW']),
      table(['位', '标记', '功能描述'], ['2:0', 'PA00_SEL', '端口PA00功能选择\n000---GPIO PA00\n001---UART1_CTS']),
    );
    const [field] = registerOf(found, 'PA00_SEL').fields;
    expect(field).toMatchObject({ name: 'PA00_SEL', access: 'read-write', width: 3 });
    expect(field?.values).toEqual([
      { value: 0, description: 'GPIO PA00' },
      { value: 1, description: 'UART1_CTS' },
    ]);
  });

  it('reads fields as paragraphs in two cells without a heading', () => {
    const found = peripheralsOf(
      '### 6.3.1 时钟控制寄存器(RCC_CR)',
      '偏移地址：0x00',
      table(
        ['位31:26', '保留，始终读为0。'],
        ['位25', 'PLLRDY：PLL时钟就绪标志\n0：PLL未锁定；\n1：PLL锁定。'],
        ['位7:3', 'HSITRIM[4:0]：内部高速时钟调整'],
      ),
    );
    const register = registerOf(found, 'RCC_CR');
    expect(fieldsOf(register)).toEqual(['PLLRDY[25:25]', 'HSITRIM[7:3]']);
    expect(register.fields[0]?.values?.map(({ description }) => description)).toEqual(['PLL未锁定', 'PLL锁定']);
  });

  it('reads name and offset in the row above the heading, and names on the first line of a description', () => {
    const found = peripheralsOf(
      '# 4.3 Timer',
      table(['Module Name', 'Base Address'], ['TIMER', '0x02050000']),
      table(['Register Name', 'Offset', 'Description'], ['TMR_EN_REG', '0x0004', 'Timer Enable Register']),
      '### 4.3.5.1 0x0004 Timer Enable Register (Default Value: 0x0000_0001)',
      table(
        ['2*Offset: 0x0004', '2*Register Name: TMR_EN_REG'],
        ['Bit', 'Read/Write', 'Default/Hex', 'Description'],
        ['31:1', '/', '/', '/'],
        ['0', 'R/W', '0x1', 'tmr0_en\nTimer 0 enable\n0: No effect\n1: Enabled'],
      ),
    );
    const register = registerOf(found, 'TMR_EN_REG');
    expect(register).toMatchObject({ address: 0x02050004, resetValue: 1 });
    expect(fieldsOf(register)).toEqual(['tmr0_en[0:0]']);
  });

  it('keeps a field whole that the grid cuts into bytes under one name', () => {
    const found = peripheralsOf(
      '### 12.9.1 输入使能寄存器（GPIOA_INEN）',
      '偏移地址：0x00',
      table(
        ['位', 'Bit15', 'Bit14', 'Bit13', 'Bit12', 'Bit11', 'Bit10', 'Bit9', 'Bit8'],
        ['位名', '8*PxINEN[15:8]'],
        ['位', 'Bit7', 'Bit6', 'Bit5', 'Bit4', 'Bit3', 'Bit2', 'Bit1', 'Bit0'],
        ['位名', '8*PxINEN[7:0]'],
      ),
      table(['位号', '助记符', '功能描述'], ['15:0', 'PxINEN', '输入使能']),
    );
    expect(fieldsOf(registerOf(found, 'GPIOA_INEN'))).toEqual(['PxINEN[15:0]']);
  });

  it('takes no vector of an interrupt table for a register', () => {
    expect(
      peripheralsOf(
        '# 10 中断',
        table(['位置', '优先级', '名称', '说明', '地址'], ['0', '7', 'WWDG', '窗口定时器中断', '0x0000_0040']),
        table(['Position', 'Priority', 'Acronym', 'Description', 'Address'], ['1', '8', 'PVD', 'PVD', '0x0000 0044']),
      ),
    ).toEqual([]);
  });
});
