import { describe, expect, it } from 'vitest';
import { columnOf, fileOf, rolesOf } from './mapping.fixture';

describe('files in other languages, untouched', () => {
  const months = (i: number) => String(1 + (i * 7) % 60);
  const price = (i: number) => `${20 + (i % 50)},${10 + (i % 80)}`;
  /** Language, headers of identifier, tenure, charge and churn, its words for yes and no. */
  it.each([
    ['German', ['Kundennummer', 'Mitglied Monate', 'Beitrag monatlich', 'Gekündigt'], ['ja', 'nein']], ['French', ['N° adhérent', 'Ancienneté (mois)', 'Cotisation mensuelle', 'Résilié'], ['oui', 'non']],
    ['Spanish', ['ID cliente', 'Meses de antigüedad', 'Cuota mensual', 'Baja'], ['sí', 'no']], ['Italian', ['Codice cliente', 'Mesi di anzianità', 'Canone mensile', 'Abbandono'], ['sì', 'no']],
    ['Portuguese', ['Código do cliente', 'Meses como cliente', 'Mensalidade', 'Cancelou'], ['sim', 'não']], ['Dutch', ['Klantnummer', 'Maanden klant', 'Maandbedrag', 'Opgezegd'], ['ja', 'nee']],
    ['Polish', ['Nr klienta', 'Staż (miesiące)', 'Opłata miesięczna', 'Rezygnacja'], ['tak', 'nie']], ['Czech', ['Číslo zákazníka', 'Klient měsíce', 'Měsíční poplatek', 'Zrušeno'], ['ano', 'ne']],
    ['Russian', ['Номер клиента', 'Стаж месяцев', 'Ежемесячный платеж', 'Отток'], ['да', 'нет']],
  ] as const)('%s', async (language, [idName, tenure, charge, left], [yes, no]) => {
    const file = fileOf('x.csv', { [idName]: (i) => `K${i}`, [tenure]: months, [charge]: price, [left]: (i) => (i % 4 === 1 ? yes : no) }, 400);
    const roles = await rolesOf(file);
    expect(roles).toMatchObject({ id: idName, monthlyCharge: charge, churn: left, ...(language === 'Czech' ? {} : { tenure }) });
    expect(await columnOf(file, left)).toMatchObject({ churnedWhen: yes });
  });

  it('statuses of either gender', async () => {
    for (const [status, gone, there] of [['Estado', 'cancelada', 'activa'], ['Statut', 'résiliée', 'active'], ['Stato', 'cessato', 'attivo'], ['Situação', 'cancelado', 'ativo'], ['Status', 'gekündigt', 'aktiv'], ['Stan', 'rozwiązana', 'aktywna'], ['Status', 'opgezegd', 'actief']] as const) {
      expect(await columnOf(fileOf('x.csv', { id: (i) => `K${i}`, [status]: (i) => (i % 4 === 1 ? gone : there) }, 400), status)).toMatchObject({ role: 'churn', churnedWhen: gone });
    }
  });

  it('dates that a spreadsheet wrote as numbers, under the name of a date alone', async () => {
    const file = fileOf('x.csv', { id: (i) => `K${i}`, 'Start Date': (i) => String(43_000 + i), 'End Date': (i) => (i % 4 === 1 ? String(44_000 + i) : ''), balance: (i) => String(43_000 + i) }, 400);
    expect(await rolesOf(file)).toMatchObject({ signupDate: 'Start Date', churnDate: 'End Date' });
    expect(await columnOf(file, 'Start Date')).toMatchObject({ format: 'excel-serial' });
    expect(await columnOf(file, 'balance')).toMatchObject({ type: 'integer' });
  });

  it('money is no tenure, whatever it is called', async () => {
    expect(await rolesOf(fileOf('x.csv', { id: (i) => `K${i}`, 'Lifetime giving': (i) => `£${i}.50`, lapsed: (i) => (i % 4 === 1 ? 'Y' : 'N') }, 400))).toMatchObject({ totalCharge: 'Lifetime giving' });
  });
});
